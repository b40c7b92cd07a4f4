package io.hotpath.recorder;

import static io.hotpath.recorder.HandDrivenCollector.A;
import static io.hotpath.recorder.HandDrivenCollector.B;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.CallNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CallTreeTest {

  private static final MethodTable METHODS = HandDrivenCollector.methods(13_000);

  /** Timed at each call. */
  private static final int LONG = 4;

  private static final int ROOM = CallTree.MAX_NODES;

  private final CallTree tree = new CallTree();

  @Test
  void calls_inRandomOrder_areCountedAsTheModelDoes() {
    for (int seed = 0; seed < 4_000; seed++) {
      Random shape = new Random(seed);
      RandomCalls calls =
          new RandomCalls(seed, 1 + shape.nextInt(12), 0.3 + 0.5 * shape.nextDouble());
      TreeModel model = new TreeModel(ROOM);
      tree.open(System.nanoTime());

      calls.run(tree, model, 10 + shape.nextInt(400));

      assertSame(tree, model);
      tree.clear();
    }
  }

  @Test
  void calls_ofQuickMethods_areCountedAsTheModelDoes() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random shape = new Random(seed);
      tree.modes = modes(shape.nextInt(11));
      TreeModel model = new TreeModel(ROOM);
      tree.open(System.nanoTime());

      new RandomCalls(seed, 1 + shape.nextInt(12), 0.6).run(tree, model, 400);

      assertSame(tree, model);
      tree.clear();
    }
  }

  private static byte[] modes(int shift) {
    byte[] modes = new byte[13_000];
    Arrays.fill(modes, (byte) shift);
    return modes;
  }

  @Test
  void calls_ofQuickMethods_areTimedAtFirstAndThenByChance() {
    for (int shift = 1; shift <= 10; shift++) {
      CallTree quick = new CallTree();
      quick.modes = modes(shift);
      quick.open(System.nanoTime());
      int[] byRhythm = new int[7];
      for (int i = 0; i < 70_000; i++) {
        long before = quick.timedCalls();
        quick.exit(quick.enter(A));
        byRhythm[i % 7] += (int) (quick.timedCalls() - before);
        assertThat(quick.timedCalls()).isPositive();
      }

      long expected = 70_000 >> shift;
      assertThat(quick.timedCalls()).isBetween(expected * 9 / 10, expected * 11 / 10 + 1);
      for (int timed : byRhythm) {
        assertThat(timed).isBetween((int) expected / 7 / 2, (int) expected / 7 * 2 + 2);
      }
    }
  }

  @Test
  void calls_ofARequestThatIsNotMeasured_areTimedByChanceAlone() {
    CallTree quick = new CallTree();
    quick.modes = modes(30);
    quick.timesFirsts = false;
    quick.open(System.nanoTime());
    quick.exit(quick.enter(A));
    quick.modes = new byte[0];
    quick.exit(quick.enter(B));

    assertThat(quick.timedCalls()).as("of the method that takes long").isEqualTo(1);
    assertThat(quick.calls()).isEqualTo(2);
  }

  @Test
  void calls_ofQuickMethods_areTimedAtEachPlaceOfARequestAsOften() {
    for (int shift = 1; shift <= 6; shift++) {
      int[] byPlace = new int[300];
      tree.modes = modes(shift);
      for (int request = 0; request < 20_000; request++) {
        tree.timesFirsts = false;
        tree.open(System.nanoTime());
        long timed = 0;
        for (int place = 0; place < byPlace.length && place < 4 << shift; place++) {
          tree.exit(tree.enter(A));
          byPlace[place] += (int) (tree.timedCalls() - timed);
          timed = tree.timedCalls();
        }
        tree.clear();
      }

      int expected = 20_000 >> shift;
      for (int place = 0; place < 4 << shift; place++) {
        assertThat(byPlace[place])
            .as("one in %s, call %s", 1 << shift, place + 1)
            .isBetween(expected * 8 / 10 - 60, expected * 12 / 10 + 60);
      }
    }
  }

  @Test
  void exit_ofACallThatHasEnded_doesNothing() {
    tree.open(System.nanoTime());
    long outer = tree.enter(2);
    long inner = tree.enter(3);
    tree.exit(outer);
    long other = tree.enter(4);

    tree.exit(inner);
    tree.exit(other);

    assertThat(tree.calls()).isEqualTo(3);
    assertThat(callNodes(tree).children()).hasSize(2);
    assertThat(tree.isIn(other)).isFalse();
  }

  @Test
  void time_ofCallsThatWereNotTimed_isEstimatedFromTheirMethod() {
    Governor governor = new Governor(METHODS);
    governor.saw(A, 1_000, 1_000 * 300, 0, 0);
    tree.modes = modes(30);
    tree.open(System.nanoTime() - 20_000_000);
    for (int i = 0; i < 1_001; i++) {
      tree.exit(tree.enter(A));
    }
    tree.close(System.nanoTime(), -1, -1);

    CallNode root = CallNode.root();
    new TreeReading(tree, governor).addTo(root, METHODS);

    CallNode node = requireNonNull(root.find(HandDrivenCollector.method(A)));
    assertThat(node.calls()).isEqualTo(1_001);
    assertThat(node.untimedCalls()).isEqualTo(1_000);
    assertThat(node.totalNanos()).isBetween(1_000 * 300L, root.totalNanos() + 1_000 * 300L);
    assertThat(node.isSelfEstimated()).isTrue();
    assertThat(root.isSelfEstimated()).isTrue();
  }

  @Test
  void time_ofAnUntimedCall_isAtLeastThatOfTheCallsBelow() {
    Governor governor = new Governor(METHODS);
    governor.saw(A, 1_000, 1_000, 0, 0);
    governor.saw(B, 1_000, 9_000_000, 0, 0);
    tree.modes = modes(30);
    tree.open(System.nanoTime() - 20_000_000);
    for (int i = 0; i < 500; i++) {
      long caller = tree.enter(A);
      tree.exit(tree.enter(B));
      tree.exit(caller);
    }
    tree.close(System.nanoTime(), -1, -1);

    CallNode root = CallNode.root();
    new TreeReading(tree, governor).addTo(root, METHODS);

    CallNode caller = requireNonNull(root.find(HandDrivenCollector.method(A)));
    CallNode callee = requireNonNull(caller.find(HandDrivenCollector.method(B)));
    assertThat(callee.totalNanos()).isGreaterThanOrEqualTo(499 * 9_000L);
    assertThat(caller.totalNanos()).isGreaterThanOrEqualTo(callee.totalNanos());
  }

  /**
   * The clock makes quick calls slower than they are: together they take no more than was measured.
   */
  @Test
  void time_ofUntimedCallsBeyondTheirCallers_isMadeToFit() {
    Governor governor = new Governor(METHODS);
    governor.saw(A, 1_000, 9_000_000, 0, 0);
    governor.saw(B, 1_000, 3_000_000, 0, 0);
    byte[] quick = modes(30);
    quick[LONG] = 0;
    tree.modes = quick;
    tree.open(System.nanoTime() - 20_000_000);
    long longCall = tree.enter(LONG);
    for (int i = 0; i < 500_000; i++) {
      long caller = tree.enter(A);
      tree.exit(tree.enter(B));
      tree.exit(caller);
    }
    tree.exit(longCall);
    tree.close(System.nanoTime(), -1, -1);

    CallNode root = CallNode.root();
    new TreeReading(tree, governor).addTo(root, METHODS);

    CallNode measured = requireNonNull(root.find(HandDrivenCollector.method(LONG)));
    CallNode caller = requireNonNull(measured.find(HandDrivenCollector.method(A)));
    CallNode callee = requireNonNull(caller.find(HandDrivenCollector.method(B)));
    assertThat(caller.totalNanos()).isLessThanOrEqualTo(measured.totalNanos());
    assertThat(callee.totalNanos()).isLessThanOrEqualTo(caller.totalNanos());
    assertThat(callee.totalNanos()).isPositive();
    assertThat(measured.totalNanos()).isLessThan(500_000 * 9_000L);
  }

  @Test
  void calls_beyondSmallRooms_areCountedAsTheModelDoes() {
    for (int seed = 0; seed < 3_000; seed++) {
      Random shape = new Random(seed);
      int room = 1 + shape.nextInt(40);
      CallTree small = new CallTree(room);
      TreeModel model = new TreeModel(room);
      small.open(System.nanoTime());

      new RandomCalls(seed, 1 + shape.nextInt(60), 0.6).run(small, model, 500);

      assertSame(small, model);
    }
  }

  @Test
  void calls_deeperThanTheCap_areFoldedOrFlat() {
    for (int seed = 0; seed < 20; seed++) {
      TreeModel model = new TreeModel(ROOM);
      tree.open(System.nanoTime());

      new RandomCalls(seed, 1 + seed % 5, 0.93).run(tree, model, 4_000);

      assertThat(tree.foldedCalls()).as("seed %s", seed).isPositive();
      assertSame(tree, model);
      tree.clear();
    }
  }

  @Test
  void calls_ofMorePositionsThanTheCap_areFoldedOrFlat() {
    for (int seed = 0; seed < 5; seed++) {
      TreeModel model = new TreeModel(ROOM);
      tree.open(System.nanoTime());

      new RandomCalls(seed, 300, 0.55).run(tree, model, 40_000);

      assertThat(tree.beyondCalls()).isPositive();
      assertThat(tree.lostCalls()).isZero();
      assertSame(tree, model);
      assertThat(TreeModel.callsByMethod(callNodes(tree))).isEqualTo(model.callsByMethod);
      tree.clear();
    }
  }

  @Test
  void calls_ofMoreMethodsThanHaveRoom_areLostInNumber() {
    TreeModel model = new TreeModel(ROOM);
    tree.open(System.nanoTime());

    for (int method = 2; method < 12_002; method++) {
      tree.exit(tree.enter(method));
      model.exit(model.enter(method));
    }

    assertThat(tree.size()).isEqualTo(2 * ROOM);
    assertThat(tree.lostCalls()).isPositive();
    assertThat(tree.calls() + tree.lostCalls()).isEqualTo(12_000);
    assertSame(tree, model);
  }

  @Test
  void recursion_ofFiveThousandLevels_isFoldedIntoTheDeepestLevel() {
    tree.open(System.nanoTime());

    long[] tokens = new long[5_000];
    for (int level = 0; level < tokens.length; level++) {
      tokens[level] = tree.enter(2);
    }
    for (int level = tokens.length - 1; level >= 0; level--) {
      tree.exit(tokens[level]);
    }

    assertThat(tree.size()).isEqualTo(1 + CallTree.MAX_DEPTH);
    assertThat(tree.foldedCalls()).isEqualTo(4_000);
    assertThat(tree.calls()).isEqualTo(5_000);
  }

  @Test
  void exits_missedAtTheEnd_areTimedUntilTheClose() {
    long start = System.nanoTime();
    tree.open(start);
    tree.enter(2);
    tree.enter(3);
    long end = System.nanoTime() + 1_000_000_000;

    tree.close(end, -1, -1);

    CallNode root = callNodes(tree);
    assertThat(root.totalNanos()).isEqualTo(end - start);
    CallNode outer = root.children().iterator().next();
    assertThat(outer.totalNanos()).isBetween(1_000_000_000L, end - start);
    assertThat(outer.children().iterator().next().totalNanos())
        .isBetween(1_000_000_000L, outer.totalNanos());
  }

  @Test
  void stack_thatOverflowsInsideProbes_leavesTheTreeSound() throws Exception {
    Thread small = new Thread(null, this::overflowOften, "small stack", 200_000);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    small.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
    small.start();
    small.join();
    assertThat(failure.get()).isNull();
  }

  /** The stack ends at each place of entering, growing and exiting at some time. */
  private void overflowOften() {
    for (int round = 0; round < 600; round++) {
      CallTree small = new CallTree();
      small.open(System.nanoTime());
      // The tree is full, so the next position makes it grow; or the position is there.
      if (round % 2 == 0) {
        small.exit(small.enter(1_000));
      }
      for (int method = 2; small.size() < 64; method++) {
        small.count(method);
      }
      attemptsLeft = 60;
      enterAtTheEndOfTheStack(small);
      assertThat(attemptsLeft).isZero();
      small.close(System.nanoTime(), -1, -1);

      CallNode root = callNodes(small);
      TreeModel.assertTimes(root);
      assertThat(root.size()).isEqualTo(small.size());
      for (int method = 2_000; method < 2_200; method++) {
        small.exit(small.enter(method));
      }
      assertThat(callNodes(small).children()).hasSizeGreaterThanOrEqualTo(261);
    }
  }

  private int attemptsLeft;

  private void enterAtTheEndOfTheStack(CallTree small) {
    try {
      if (attemptsLeft > 0) {
        enterAtTheEndOfTheStack(small);
      }
    } catch (StackOverflowError end) {
      // From here outwards each frame has a little more room for its attempt.
    }
    if (attemptsLeft > 0) {
      attemptsLeft--;
      try {
        small.exit(small.enter(1_000));
      } catch (StackOverflowError end) {
        // The next frame tries again.
      }
    }
  }

  @Test
  void add_ofTreesInAnyOrder_countsTheSame() {
    for (int seed = 0; seed < 200; seed++) {
      List<CallTree> trees = new ArrayList<>();
      TreeModel sum = new TreeModel(ROOM);
      sum.root.calls = 0;
      for (int i = 0; i < 6; i++) {
        sum.add(randomTree(trees, seed * 10L + i, 5, 300));
      }
      for (int order = 0; order < 4; order++) {
        Collections.shuffle(trees, new Random(order));
        sum.assertSame(callNodes(merge(trees, new CallTree(4 * ROOM))));
      }
    }
  }

  @Test
  void add_ofFullTreesIntoSmallRoom_keepsTheCallsOfEachMethod() {
    for (int seed = 0; seed < 20; seed++) {
      List<CallTree> trees = new ArrayList<>();
      TreeModel sum = new TreeModel(ROOM);
      for (int i = 0; i < 4; i++) {
        sum.add(randomTree(trees, seed * 10L + i, 100, 20_000));
      }
      for (int order = 0; order < 3; order++) {
        Collections.shuffle(trees, new Random(order));
        CallTree merged = merge(trees, new CallTree(200));
        CallNode root = callNodes(merged);
        assertThat(merged.size()).isLessThanOrEqualTo(400);
        assertThat(merged.lostCalls()).isZero();
        assertThat(TreeModel.callsByMethod(root)).isEqualTo(sum.callsByMethod);
        TreeModel.assertTimes(root);
      }
    }
  }

  @Test
  void add_withoutAnyRoom_losesCallsInNumber() {
    List<CallTree> trees = new ArrayList<>();
    TreeModel sum = randomTree(trees, 1, 50, 5_000);
    CallTree full = new CallTree(1);
    full.room(1, 1);

    merge(trees, full);

    assertThat(full.size()).isEqualTo(1);
    assertThat(full.lostCalls())
        .isEqualTo(sum.callsByMethod.values().stream().mapToLong(calls -> calls).sum());
  }

  @Test
  void room_madeSmallerThanTheTree_keepsWhatIsThere() {
    List<CallTree> trees = new ArrayList<>();
    TreeModel sum = new TreeModel(ROOM);
    sum.add(randomTree(trees, 1, 20, 2_000));
    CallTree merged = merge(trees, new CallTree(ROOM));
    int size = merged.size();
    sum.add(randomTree(trees, 2, 20, 2_000));

    merged.room(size, size + 100);
    merged.add(trees.get(1), new int[2 * ROOM + 2]);

    assertThat(merged.size()).isBetween(size, size + 100);
    assertThat(merged.lostCalls()).isZero();
    assertThat(TreeModel.callsByMethod(callNodes(merged))).isEqualTo(sum.callsByMethod);
  }

  @Test
  void clear_ofAFullTree_leavesNoTrace() {
    tree.open(System.nanoTime());
    new RandomCalls(1, 400, 0.55).run(tree, new TreeModel(ROOM), 40_000);
    tree.close(System.nanoTime(), 5, 6);

    tree.clear();

    assertThat(tree.size()).isEqualTo(1);
    assertThat(tree.calls() + tree.foldedCalls() + tree.beyondCalls() + tree.lostCalls()).isZero();
    assertThat(tree.isOpen()).isFalse();
    assertThat(tree.owner).isNull();
    assertThat(tree.recording).isNull();
    assertThat(tree.next).isNull();
    assertThat(tree.cpuNanos).isEqualTo(-1);
    assertThat(tree.allocatedBytes).isEqualTo(-1);
    CallNode root = CallNode.root();
    new TreeReading(tree, new Governor(METHODS)).addTo(root, METHODS);
    assertThat(root).hasToString(CallNode.root().toString());
    assertThat(root.children()).isEmpty();
  }

  @Test
  void snapshot_whileTheOwnerWrites_isSound() throws Exception {
    for (int round = 0; round < 20; round++) {
      CallTree growing = new CallTree();
      AtomicBoolean stop = new AtomicBoolean();
      growing.open(System.nanoTime());
      Thread writer =
          new Thread(
              () -> {
                for (int seed = 0; !stop.get(); seed++) {
                  new RandomCalls(seed, 60, 0.6).run(growing, new TreeModel(ROOM), 300);
                }
              });
      writer.start();
      for (int i = 0; i < 50; i++) {
        assertSound(growing.snapshot(System.nanoTime()));
      }
      stop.set(true);
      writer.join();
    }
  }

  private static void assertSound(CallTree copy) {
    CallNode root = callNodes(copy);
    assertThat(root.size()).isEqualTo(copy.size());
    root.forEach(
        node -> {
          if (node.totalNanos() < 0 || node.method().isPseudo() != (node.method().line() == 0)) {
            throw new AssertionError(node.toString());
          }
        });
  }

  @Test
  void snapshot_ofATreeWhoseOwnerHasLeft_isExact() {
    TreeModel model = new TreeModel(ROOM);
    tree.open(System.nanoTime());
    new RandomCalls(7, 9, 0.6).run(tree, model, 1_000);
    tree.close(System.nanoTime(), 70, 80);

    CallTree copy = tree.snapshot(System.nanoTime() + 1_000_000_000);

    model.assertSame(callNodes(copy));
    assertThat(callNodes(copy).totalNanos()).isEqualTo(callNodes(tree).totalNanos());
    assertThat(copy.cpuNanos).isEqualTo(70);
    assertThat(copy.allocatedBytes).isEqualTo(80);
  }

  @Test
  void snapshot_ofRunningCalls_timesThemUntilNow() {
    long start = System.nanoTime();
    tree.open(start);
    tree.exit(tree.enter(4));
    tree.enter(2);

    CallTree copy = tree.snapshot(start + 7_000_000_000L);

    CallNode root = callNodes(copy);
    assertThat(root.totalNanos()).isEqualTo(7_000_000_000L);
    assertThat(TreeModel.callsByMethod(root)).containsEntry(2, 1L).containsEntry(4, 1L);
    TreeModel.assertTimes(root);
    assertThat(tree.isOpen()).isTrue();
    assertThat(copy.cpuNanos).isEqualTo(-1);
  }

  private static TreeModel randomTree(List<CallTree> trees, long seed, int methods, int steps) {
    CallTree random = new CallTree();
    TreeModel model = new TreeModel(ROOM);
    random.open(System.nanoTime());
    new RandomCalls(seed, methods, 0.55).run(random, model, steps);
    random.close(System.nanoTime(), -1, -1);
    trees.add(random);
    return model;
  }

  private static CallTree merge(List<CallTree> trees, CallTree into) {
    int[] places = new int[2 * ROOM + 2];
    trees.forEach(one -> into.add(one, places));
    return into;
  }

  private static void assertSame(CallTree tree, TreeModel model) {
    tree.close(System.nanoTime(), -1, -1);
    model.assertSame(callNodes(tree));
    assertThat(tree.lostCalls()).isEqualTo(model.lost);
    assertThat(tree.beyondCalls())
        .isEqualTo(model.beyond.values().stream().mapToLong(calls -> calls).sum());
    assertThat(tree.calls() + tree.lostCalls())
        .isEqualTo(model.callsByMethod.values().stream().mapToLong(calls -> calls).sum());
  }

  private static CallNode callNodes(CallTree tree) {
    CallNode root = CallNode.root();
    new TreeReading(tree, new Governor(METHODS)).addTo(root, METHODS);
    return root;
  }

  @Test
  void add_whereThereIsNoRoom_losesNoCallAndNoClock() {
    CallTree tree = new CallTree();
    tree.open(0);
    tree.exit(tree.enter(2));
    tree.exit(tree.enter(3));
    tree.exit(tree.enter(3));
    CallTree merged = new CallTree();
    merged.room(1, 1);

    merged.add(tree, new int[3]);
    merged.add(tree, new int[3]);

    assertThat(merged.calls() + merged.lostCalls()).isEqualTo(2 * tree.calls());
    assertThat(merged.timedCalls()).isEqualTo(2 * tree.timedCalls()).isPositive();
  }
}
