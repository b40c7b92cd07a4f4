package io.hotpath.recorder;

import static io.hotpath.recorder.HandDrivenCollector.A;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Loss;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Statement;
import io.hotpath.profile.StatementStats;
import io.hotpath.profile.StatementTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What requests and other threads log, from the appenders' events to the route's figures. */
class StatementsTest {

  private static final String LOG = "shop.Orders";

  private final HandDrivenCollector hand = new HandDrivenCollector(Map.of());
  private final StatementRecorder recorder = hand.collector.statements();

  @BeforeEach
  void start() {
    recorder.start();
  }

  @AfterEach
  void stop() {
    recorder.stop();
  }

  private void request(Consumer<CallTree> work) {
    Recording recording = hand.collector.begin();
    CallTree tree = requireNonNull(recording.attach());
    work.accept(tree);
    hand.ticker.advanceMillis(1);
    recording.detach(tree);
    recording.end("GET /", 200, null, 10);
  }

  private static void log(String message, long values) {
    LogEvents.ends(LogEvents.emits(LOG, "INFO", message, values, 0));
  }

  private static StatementStats of(StatementTable table, String template) {
    return table.of(new Statement(LOG, "INFO", template));
  }

  private StatementStats inRoute(Profile window, String template) {
    return of(window.route("GET /").statements(), template);
  }

  @Test
  void event_inARequest_isCountedWithItsRepeats() {
    request(
        tree -> {
          log("a {}", 1);
          log("a {}", 1);
          log("a {}", 2);
        });
    request(
        tree -> {
          log("a {}", 2);
          log("b {}", 2);
        });

    Profile window = hand.endWindow();

    assertThat(inRoute(window, "a {}").emitted()).isEqualTo(4);
    assertThat(inRoute(window, "a {}").requests()).isEqualTo(2);
    assertThat(inRoute(window, "a {}").repeats()).isEqualTo(2);
    assertThat(inRoute(window, "b {}").emitted()).isEqualTo(1);
    assertThat(inRoute(window, "b {}").repeats()).isZero();
  }

  @Test
  void event_inATree_isANodeBelowLogging() {
    request(
        tree -> {
          long call = tree.enter(A);
          log("a {}", 1);
          log("a {}", 1);
          tree.exit(call);
        });

    CallNode root = hand.endWindow().route("GET /").tree();

    CallNode a = root.children().iterator().next();
    CallNode logging = a.children().iterator().next();
    CallNode statement = logging.children().iterator().next();
    assertThat(logging.method().name()).isEqualTo("(logging)");
    assertThat(logging.calls()).isEqualTo(2);
    assertThat(logging.selfNanos()).isZero();
    assertThat(statement.method()).isEqualTo(new Statement(LOG, "INFO", "a {}").node());
    assertThat(statement.calls()).isEqualTo(2);
  }

  @Test
  void bytes_writtenMeanwhile_areTheEvents() {
    request(
        tree -> {
          int token = LogEvents.emits(LOG, "INFO", "a {}", 1, 0);
          LogEvents.wrote(10);
          LogEvents.wrote(5);
          LogEvents.ends(token);
          LogEvents.wrote(1_000);
        });

    assertThat(inRoute(hand.endWindow(), "a {}").bytes()).isEqualTo(15);
  }

  @Test
  void event_withinAnEvent_hasItsOwnFigures() {
    request(
        tree -> {
          int outer = LogEvents.emits(LOG, "INFO", "outer {}", 1, 0);
          int inner = LogEvents.emits(LOG, "INFO", "inner {}", 1, 0);
          LogEvents.wrote(3);
          LogEvents.ends(inner);
          LogEvents.wrote(7);
          LogEvents.ends(outer);
        });

    Profile window = hand.endWindow();

    assertThat(inRoute(window, "inner {}").bytes()).isEqualTo(3);
    assertThat(inRoute(window, "outer {}").bytes()).isEqualTo(7);
    assertThat(inRoute(window, "outer {}").emitted()).isEqualTo(1);
  }

  @Test
  void events_beyondTheDepth_areLostAndSaidSo() {
    request(
        tree -> {
          int first = LogEvents.emits(LOG, "INFO", "a {}", 0, 0);
          for (int i = 1; i < LogFrames.MAX_DEPTH; i++) {
            assertThat(LogEvents.emits(LOG, "INFO", "a {}", i, 0)).isNotZero();
          }
          assertThat(LogEvents.emits(LOG, "INFO", "a {}", 99, 0)).isZero();
          // Ends missed in between do not matter.
          LogEvents.ends(first);
          log("a {}", 100);
        });

    Profile window = hand.endWindow();

    assertThat(inRoute(window, "a {}").emitted()).isEqualTo(LogFrames.MAX_DEPTH + 1);
    assertThat(window.losses()).containsEntry(Loss.EVENTS_LOST, 1L);
  }

  @Test
  void event_passingSeveralLoggers_isCountedOnce() {
    int event = 17;
    request(
        tree -> {
          int token = LogEvents.emits(LOG, "INFO", "a {}", 1, event);
          assertThat(LogEvents.emits(LOG, "INFO", "a {}", 1, event)).isZero();
          assertThat(LogEvents.writes(LOG, "INFO", "a {}", event)).isZero();
          LogEvents.wrote(4);
          LogEvents.ends(token);
        });

    Profile window = hand.endWindow();

    assertThat(inRoute(window, "a {}").emitted()).isEqualTo(1);
    assertThat(inRoute(window, "a {}").bytes()).isEqualTo(4);
  }

  @Test
  void event_handedOver_isWrittenElsewhere() throws Exception {
    request(
        tree -> {
          int token = LogEvents.emits(LOG, "INFO", "a {}", 1, 0);
          LogEvents.enqueued();
          LogEvents.ends(token);
        });
    Thread writer =
        new Thread(
            () -> {
              int token = LogEvents.writes(LOG, "INFO", "a {}", 0);
              LogEvents.wrote(20);
              LogEvents.ends(token);
            });
    writer.start();
    writer.join();

    Profile window = hand.endWindow();

    StatementStats route = inRoute(window, "a {}");
    StatementStats elsewhere = of(window.statementsElsewhere(Profile.UNATTRIBUTED), "a {}");
    assertThat(route.emitted()).isEqualTo(1);
    assertThat(route.enqueueNanos()).isPositive();
    assertThat(route.nanos()).isZero();
    assertThat(elsewhere.emitted()).isZero();
    assertThat(elsewhere.bytes()).isEqualTo(20);
    assertThat(elsewhere.writeNanos()).isPositive();
  }

  @Test
  void events_ofManyThreadsOutsideOfRequests_areAllCounted() throws Exception {
    request(tree -> {});
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      var running =
          IntStream.range(0, 8)
              .<Future<?>>mapToObj(
                  t ->
                      threads.submit(
                          () -> {
                            for (int i = 0; i < 10_000; i++) {
                              log("a {}", i);
                            }
                          }))
              .toList();
      for (Future<?> thread : running) {
        thread.get();
      }
    } finally {
      threads.shutdownNow();
    }

    Profile window = hand.endWindow();

    assertThat(of(window.statementsElsewhere(Profile.NO_REQUEST), "a {}").emitted())
        .isEqualTo(80_000);
  }

  @Test
  void window_withoutRequests_isWrittenForLateEventsOnly() {
    log("a {}", 1);
    assertThat(hand.endWindow().windows()).isZero();
    request(tree -> {});
    assertThat(hand.endWindow().windows()).isEqualTo(1);
    assertThat(hand.endWindow().windows()).isZero();
    log("a {}", 1);

    Profile late = hand.endWindow();

    assertThat(late.routes()).isEmpty();
    assertThat(of(late.statementsElsewhere(Profile.NO_REQUEST), "a {}").emitted()).isEqualTo(1);
  }

  @Test
  void refused_inSlices_isScaledToTheWindow() {
    request(
        tree -> {
          assertThat(recorder.slices().begin()).isTrue();
          for (int i = 0; i < 10; i++) {
            assertThat(LogEvents.refused(LOG, "INFO", "a {}", false)).isTrue();
            assertThat(LogEvents.refused(LOG, "INFO", null, false)).isTrue();
          }
          hand.ticker.advanceMillis(625);
          recorder.slices().end();
        });

    Profile window = hand.endWindow();

    double scale = (626.0 + 10_000) / 625;
    assertThat(inRoute(window, "a {}").suppressed()).isEqualTo(Math.round(10 * scale));
    assertThat(inRoute(window, Statement.GUARD).guards()).isEqualTo(Math.round(10 * scale));
    assertThat(inRoute(window, "a {}").emitted()).isZero();
  }

  @Test
  void slices_areHeardOf_andNotTooNear() {
    List<Boolean> heard = new ArrayList<>();
    recorder.slices().addListener(heard::add);

    assertThat(recorder.slices().begin()).isTrue();
    assertThat(recorder.slices().begin()).isFalse();
    recorder.slices().end();
    recorder.slices().end();
    assertThat(recorder.slices().begin()).isFalse();
    hand.ticker.advanceMillis(80);
    assertThat(recorder.slices().begin()).isTrue();
    recorder.stop();

    assertThat(heard).containsExactly(false, true, false, true, false);
  }

  @Test
  void refused_whereTheSliceShouldHaveEnded_countsNoMore() {
    request(
        tree -> {
          assertThat(recorder.slices().begin()).isTrue();
          hand.ticker.advanceMillis(1);
          for (int i = 1; i < SamplingSlices.CALLS_A_LOOK; i++) {
            assertThat(LogEvents.refused(LOG, "INFO", "a {}", false)).isTrue();
          }
          for (int i = 0; i < 10; i++) {
            assertThat(LogEvents.refused(LOG, "INFO", "a {}", false)).isFalse();
          }
          hand.ticker.advanceMillis(98);
          recorder.slices().end();
        });

    Profile window = hand.endWindow();

    double scale = 100.0 + 10_000;
    assertThat(inRoute(window, "a {}").suppressed())
        .isEqualTo(Math.round((SamplingSlices.CALLS_A_LOOK - 1) * scale));
  }

  @Test
  void refused_byALoggerThatAsksItself_isNoQuestion() {
    request(
        tree -> {
          assertThat(recorder.slices().begin()).isTrue();
          assertThat(LogEvents.refused(LOG, "INFO", null, false)).isTrue();
          assertThat(LogEvents.refused(LOG, "INFO", "a {}", true)).isTrue();
          hand.ticker.advanceMillis(10);
          recorder.slices().end();
        });

    Profile window = hand.endWindow();

    assertThat(inRoute(window, "a {}").suppressed()).isPositive();
    assertThat(inRoute(window, Statement.GUARD).guards()).isZero();
  }

  @Test
  void event_ofHotpathItself_isNowhere() {
    request(
        tree -> {
          int token = LogEvents.emits("hotpath", "INFO", "figures {}", 1, 0);
          LogEvents.wrote(100);
          LogEvents.ends(token);
          LogEvents.ends(LogEvents.emits("hotpath.more", "INFO", "figures {}", 1, 0));
          LogEvents.ends(LogEvents.emits("hotpaths", "INFO", "figures {}", 1, 0));
        });

    Profile window = hand.endWindow();

    assertThat(window.route("GET /").statements().all().keySet())
        .containsExactly(new Statement("hotpaths", "INFO", "figures {}"));
  }

  @Test
  void statements_moreThanAreKept_areOneAndSaidSo() {
    request(
        tree -> {
          for (int i = 0; i < StatementNumbers.MAX_STATEMENTS + 500; i++) {
            String logger = "l" + i / (StatementNumbers.MAX_OF_LOGGER / 2);
            LogEvents.ends(LogEvents.emits(logger, "INFO", ("n" + i + " {}").intern(), 1, 0));
          }
        });

    Profile window = hand.endWindow();

    StatementTable table = window.route("GET /").statements();
    assertThat(table.emitted()).isEqualTo(StatementNumbers.MAX_STATEMENTS + 500);
    assertThat(table.all()).hasSize(StatementNumbers.MAX_STATEMENTS + 1);
    assertThat(table.of(Statement.OTHER).emitted()).isEqualTo(500);
    assertThat(window.losses()).containsEntry(Loss.STATEMENTS_FOLDED, 500L);
  }

  @Test
  void statements_ofOneLogger_areBounded() {
    request(
        tree -> {
          for (int i = 0; i < StatementNumbers.MAX_OF_LOGGER + 50; i++) {
            log(("n" + i + " {}").intern(), 1);
          }
        });

    assertThat(hand.endWindow().route("GET /").statements().of(Statement.OTHER).emitted())
        .isEqualTo(50);
  }

  /** Random events, nested and not, against what was done. */
  @Test
  void events_random_sumUp() {
    Random random = new Random(9);
    long[] emitted = new long[8];
    long[] bytes = new long[8];
    for (int r = 0; r < 50; r++) {
      request(
          tree -> {
            for (int i = 0; i < 100; i++) {
              nest(random, emitted, bytes, 0);
            }
          });
    }

    Profile window = hand.endWindow();

    for (int i = 0; i < 8; i++) {
      assertThat(inRoute(window, "n" + i + " {}").emitted()).isEqualTo(emitted[i]);
      assertThat(inRoute(window, "n" + i + " {}").bytes()).isEqualTo(bytes[i]);
    }
    assertThat(window.faults()).isEmpty();
  }

  private static void nest(Random random, long[] emitted, long[] bytes, int depth) {
    int n = random.nextInt(8);
    int event = random.nextBoolean() ? random.nextInt() | 1 : 0;
    String message = ("n" + n + " {}").intern();
    int token = LogEvents.emits(LOG, "INFO", message, random.nextInt(3), event);
    assertThat(token).isNotZero();
    emitted[n]++;
    if (depth < LogFrames.MAX_DEPTH - 1 && random.nextInt(3) == 0) {
      nest(random, emitted, bytes, depth + 1);
    }
    int written = random.nextInt(100);
    LogEvents.wrote(written);
    bytes[n] += written;
    LogEvents.ends(token);
  }
}
