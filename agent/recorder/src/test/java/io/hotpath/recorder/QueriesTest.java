package io.hotpath.recorder;

import static io.hotpath.recorder.HandDrivenCollector.A;
import static io.hotpath.recorder.HandDrivenCollector.B;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Loss;
import io.hotpath.profile.Method;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.Repeats;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What requests ask of databases, from the driver's events to the route's figures. */
class QueriesTest {

  private static final Query FIND = new Query("shop.products", "find", "{_id: ?}");
  private static final Query COUNT = new Query("shop.orders", "count", "{}");

  private final HandDrivenCollector hand = new HandDrivenCollector(Map.of());
  private final QueryRecorder recorder = hand.collector.queries();
  private long commands;

  private void request(Consumer<CallTree> work) {
    Recording recording = hand.collector.begin();
    CallTree tree = requireNonNull(recording.attach());
    work.accept(tree);
    hand.ticker.advanceMillis(1);
    recording.detach(tree);
    recording.end("GET /", 200, null, 10);
  }

  private QueryStats stats(Profile window, Query query) {
    return requireNonNull(window.route("GET /").queries().all().get(query));
  }

  /** An operation of one command, with these values in its filter. */
  private void ask(CallTree tree, Query query, long nanos, long... keys) {
    ask(tree, query, nanos, false, keys);
  }

  private void ask(CallTree tree, Query query, long nanos, boolean pages, long... keys) {
    long id = ++commands;
    recorder.begin(tree, query, id, id, false);
    long values = 17;
    for (int i = 0; i < keys.length; i++) {
      tree.operations().key(i, keys[i]);
      values = values * 31 + keys[i];
    }
    tree.operations().describe(1, values, 0, pages, true);
    tree.operations().end(nanos);
  }

  @Test
  void operation_ofOneCommand_isCountedWithItsAnswer() {
    request(
        tree -> {
          long call = tree.enter(A);
          recorder.begin(tree, FIND, 1, 7, false);
          tree.operations().describe(3, 5, 12, false, false);
          tree.operations().answer(4, 2, 100);
          tree.operations().end(5_000);
          tree.exit(call);
        });

    QueryStats find = stats(hand.endWindow(), FIND);

    assertThat(find.operations()).isEqualTo(1);
    assertThat(find.commands()).isEqualTo(1);
    assertThat(find.statements()).isEqualTo(3);
    assertThat(find.nanos()).isEqualTo(5_000);
    assertThat(find.maxNanos()).isEqualTo(5_000);
    assertThat(find.returned()).isEqualTo(4);
    assertThat(find.modified()).isEqualTo(2);
    assertThat(find.replyBytes()).isEqualTo(100);
    assertThat(find.longestIn()).isEqualTo(12);
    assertThat(find.wallOperations()).isZero();
    assertThat(find.poolOperations()).isZero();
  }

  @Test
  void command_inATree_isANodeBelowItsCaller() {
    request(
        tree -> {
          long call = tree.enter(A);
          ask(tree, FIND, 5, 1);
          tree.exit(call);
          ask(tree, COUNT, 5);
        });

    CallNode root = hand.endWindow().route("GET /").tree();

    CallNode caller = requireNonNull(root.find(HandDrivenCollector.method(A)));
    assertThat(requireNonNull(caller.find(FIND.node())).calls()).isEqualTo(1);
    assertThat(requireNonNull(root.find(COUNT.node())).calls()).isEqualTo(1);
    assertThat(FIND.node().name()).isEqualTo("find shop.products {_id: ?} #" + FIND.id());
  }

  @Test
  void commands_ofOneOperation_areOneOperation() {
    request(
        tree -> {
          Operations operations = tree.operations();
          recorder.begin(tree, FIND, 1, 7, false);
          operations.describe(1, 5, 0, false, true);
          operations.fail("11600 InterruptedAtShutdown");
          operations.end(10);
          recorder.begin(tree, FIND, 2, 7, false);
          operations.describe(1, 5, 0, false, true);
          operations.end(20);
          ask(tree, COUNT, 1);
          recorder.begin(tree, FIND, 4, 7, true);
          operations.answer(100, 0, 1);
          operations.end(30);
        });

    QueryStats find = stats(hand.endWindow(), FIND);

    assertThat(find.operations()).isEqualTo(1);
    assertThat(find.commands()).isEqualTo(3);
    assertThat(find.statements()).isEqualTo(1);
    assertThat(find.nanos()).isEqualTo(60);
    assertThat(find.returned()).isEqualTo(100);
    assertThat(find.failures()).isEqualTo(Map.of("11600 InterruptedAtShutdown", 1L));
  }

  @Test
  void commands_withoutOperationId_areGroupedByTheDriversCall() {
    request(
        tree -> {
          for (int i = 0; i < 2; i++) {
            long call = tree.operations().enter(recorder.driver());
            recorder.begin(tree, FIND, ++commands, Operations.UNKNOWN, false);
            tree.operations().end(10);
            recorder.begin(tree, FIND, ++commands, Operations.UNKNOWN, false);
            tree.operations().end(10);
            tree.operations().leave(call);
          }
        });

    QueryStats find = stats(hand.endWindow(), FIND);

    assertThat(find.operations()).isEqualTo(2);
    assertThat(find.commands()).isEqualTo(4);
    assertThat(find.wallOperations()).isEqualTo(2);
    assertThat(find.wallNanos()).isPositive();
  }

  @Test
  void driversCall_insideAnother_isPartOfIt() {
    request(
        tree -> {
          long outer = tree.operations().enter(recorder.driver());
          long inner = tree.operations().enter(recorder.driver());
          ask(tree, FIND, 10, 1);
          tree.operations().leave(inner);
          ask(tree, COUNT, 10);
          tree.operations().leave(outer);
        });

    Profile window = hand.endWindow();

    assertThat(stats(window, FIND).wallOperations()).isEqualTo(1);
    assertThat(stats(window, COUNT).wallOperations()).isZero();
    assertThat(requireNonNull(window.route("GET /").tree().find(Method.DRIVER)).calls())
        .isEqualTo(1);
  }

  @Test
  void furtherBatch_ofACursorFromElsewhere_isNoOperation() {
    request(
        tree -> {
          recorder.begin(tree, FIND, 1, 99, true);
          tree.operations().answer(50, 0, 10);
          tree.operations().end(40);
        });

    QueryStats find = stats(hand.endWindow(), FIND);

    assertThat(find.operations()).isZero();
    assertThat(find.commands()).isEqualTo(1);
    assertThat(find.nanos()).isEqualTo(40);
    assertThat(find.returned()).isEqualTo(50);
  }

  @Test
  void poolWait_countsWithTheNextCommand() {
    request(
        tree -> {
          tree.operations().poolWaitBegins(100);
          tree.operations().poolWaitEnds(150);
          ask(tree, FIND, 5, 1);
          tree.operations().poolWaitEnds(900);
          ask(tree, COUNT, 5);
        });

    Profile window = hand.endWindow();

    assertThat(stats(window, FIND).poolNanos()).isEqualTo(50);
    assertThat(stats(window, COUNT).poolOperations()).isZero();
  }

  @Test
  void missedEnd_ofACommand_isHealedByTheNext() {
    request(
        tree -> {
          recorder.begin(tree, FIND, 1, 1, false);
          ask(tree, COUNT, 5);
          long call = tree.enter(A);
          tree.exit(call);
        });

    Profile window = hand.endWindow();

    assertThat(stats(window, FIND).operations()).isEqualTo(1);
    assertThat(window.route("GET /").tree().find(COUNT.node())).isNotNull();
    assertThat(window.route("GET /").tree().find(HandDrivenCollector.method(A))).isNotNull();
  }

  @Test
  void varying_needsFiveWithOneValueThatDiffers() {
    long tenant = 4711;
    for (int times : new int[] {4, 5, 20}) {
      request(
          tree -> {
            for (int i = 0; i < times; i++) {
              ask(tree, FIND, 10, tenant, i);
            }
          });
    }

    QueryStats find = stats(hand.endWindow(), FIND);

    assertThat(find.varying()).isEqualTo(new Repeats(2, 25, 230, 20));
    assertThat(find.duplicates()).isEqualTo(Repeats.NONE);
  }

  @Test
  void varying_isNotSaidOfPagesOfTwoValuesOrOfNone() {
    request(
        tree -> {
          for (int i = 0; i < 9; i++) {
            ask(tree, FIND, 10, true, 1, i);
          }
        });
    request(
        tree -> {
          for (int i = 0; i < 9; i++) {
            ask(tree, FIND, 10, i, -i - 1);
          }
        });
    request(
        tree -> {
          for (int i = 0; i < 9; i++) {
            ask(tree, FIND, 10);
          }
        });

    assertThat(stats(hand.endWindow(), FIND).varying()).isEqualTo(Repeats.NONE);
  }

  @Test
  void varying_acrossThreadsOfOneRequest_isCountedOnce() throws InterruptedException {
    Recording recording = hand.collector.begin();
    for (int i = 0; i < 6; i++) {
      int key = i;
      Thread thread =
          new Thread(
              () -> {
                CallTree tree = requireNonNull(recording.attach());
                ask(tree, FIND, 10, key);
                recording.detach(tree);
              });
      thread.start();
      thread.join();
    }
    recording.end("GET /", 200, null, 10);

    assertThat(stats(hand.endWindow(), FIND).varying()).isEqualTo(new Repeats(1, 6, 50, 6));
  }

  @Test
  void duplicates_areReadsWithTheSameValues() {
    request(
        tree -> {
          ask(tree, FIND, 10, 1);
          ask(tree, FIND, 20, 2);
          ask(tree, FIND, 30, 1);
          ask(tree, FIND, 40, 1);
        });

    assertThat(stats(hand.endWindow(), FIND).duplicates()).isEqualTo(new Repeats(1, 2, 70, 2));
  }

  @Test
  void callers_areSampledAtPowersOfTwoAndOnceAWindow() {
    for (int i = 0; i < 100; i++) {
      request(tree -> ask(tree, FIND, 10, 1));
    }
    QueryStats first = stats(hand.endWindow(), FIND);
    request(tree -> ask(tree, FIND, 10, 1));
    request(tree -> ask(tree, FIND, 10, 1));
    QueryStats second = stats(hand.endWindow(), FIND);

    // This test stands in the recorder's own package, which is never named: JUnit called it.
    assertThat(first.callers().values()).containsExactly(7L);
    assertThat(second.callers().values()).containsExactly(1L);
  }

  @Test
  void callers_areSampledOnceAWindowForEachCallingMethod() {
    for (int i = 0; i < 3; i++) {
      request(tree -> ask(tree, FIND, 10, 1));
    }
    hand.endWindow();
    for (int i = 0; i < 6; i++) {
      int method = i % 2 == 0 ? A : B;
      request(
          tree -> {
            long call = tree.enter(method);
            long driver = tree.operations().enter(recorder.driver());
            ask(tree, FIND, 10, 1);
            tree.operations().leave(driver);
            tree.exit(call);
          });
    }

    // The 4th and 8th use, and one more of the other method; the 4th is the first of its own.
    assertThat(stats(hand.endWindow(), FIND).callers().values()).containsExactly(3L);
  }

  @Test
  void queries_beyondTheBound_areOther() {
    for (int i = 0; i < QueryNumbers.MAX_OF_COLLECTION + 10; i++) {
      Query query = new Query("shop.maps", "find", "{f" + i + ": ?}");
      request(tree -> ask(tree, query, 10, 1));
    }

    Profile window = hand.endWindow();

    assertThat(window.route("GET /").queries().all()).hasSize(QueryNumbers.MAX_OF_COLLECTION + 1);
    assertThat(stats(window, Query.OTHER).operations()).isEqualTo(10);
    assertThat(window.losses()).containsEntry(Loss.QUERIES_FOLDED, 10L);
  }

  @Test
  void operations_beyondTheBound_areLostInNumber() {
    request(
        tree -> {
          for (int i = 0; i < Operations.MAX_ENTRIES + 3; i++) {
            ask(tree, FIND, 10, 1);
          }
        });

    Profile window = hand.endWindow();

    assertThat(stats(window, FIND).operations()).isEqualTo(Operations.MAX_ENTRIES);
    assertThat(window.losses()).containsEntry(Loss.OPERATIONS_LOST, 3L);
  }

  @Test
  void elsewhere_isHandedOnWithoutRequests() {
    recorder.record(finished(FIND, 1, false));
    Profile first = hand.endWindow();
    recorder.record(finished(FIND, 1, true));
    Profile second = hand.endWindow();

    assertThat(elsewhere(first).operations()).isEqualTo(1);
    assertThat(elsewhere(second).operations()).isZero();
    assertThat(elsewhere(second).commands()).isEqualTo(1);
    assertThat(first.routes()).isEmpty();
  }

  @Test
  void operation_ofSeveralCommandsElsewhere_neverTookLongerOnAverageThanAtMost() {
    recorder.record(finished(FIND, 1, false));
    recorder.record(finished(FIND, 1, true));
    recorder.record(finished(FIND, 1, true));

    QueryStats find = elsewhere(hand.endWindow());

    assertThat(find.operations()).isEqualTo(1);
    assertThat(find.nanos()).isEqualTo(15);
    assertThat(find.maxNanos()).isEqualTo(15);
  }

  private static QueryStats elsewhere(Profile window) {
    return requireNonNull(
        requireNonNull(window.elsewhere().get(Profile.NO_REQUEST)).all().get(FIND));
  }

  private static QueryRecorder.Finished finished(Query query, long operation, boolean continues) {
    QueryRecorder.Finished finished =
        new QueryRecorder.Finished(Profile.NO_REQUEST, query, operation, continues);
    finished.nanos = 5;
    return finished;
  }

  @Test
  void requests_ofRandomOperations_areCountedAsAModelDoes() {
    Random random = new Random(5);
    Map<Query, long[]> model = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      request(
          tree -> {
            for (int n = random.nextInt(30); n > 0; n--) {
              Query query = new Query("shop.c" + random.nextInt(3), "find", "{f}");
              long nanos = random.nextInt(1_000);
              ask(tree, query, nanos, random.nextInt(4));
              long[] sums = model.computeIfAbsent(query, q -> new long[2]);
              sums[0]++;
              sums[1] += nanos;
            }
          });
    }

    Profile window = hand.endWindow();

    window
        .route("GET /")
        .queries()
        .all()
        .forEach(
            (query, stats) ->
                assertThat(new long[] {stats.operations(), stats.nanos()})
                    .isEqualTo(model.remove(query)));
    assertThat(model).isEmpty();
    assertThat(window.losses()).isEmpty();
  }
}
