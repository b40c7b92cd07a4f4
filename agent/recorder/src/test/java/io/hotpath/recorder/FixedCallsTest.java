package io.hotpath.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.CallNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls that nobody counts, since each run of their caller makes them. */
class FixedCallsTest {

  private static final MethodTable METHODS = HandDrivenCollector.methods(10);
  private static final int PAGE = 2;
  private static final int ROW = 3;
  private static final int CELL = 4;
  private static final int LEAF = 5;

  private final FixedCalls fixed = new FixedCalls();
  private final boolean[] atSites = {false, false, false, false, true, true};
  private final CallTree tree = new CallTree();

  FixedCallsTest() {
    fixed.fix(ROW, Map.of(CELL, 4));
    fixed.fix(CELL, Map.of(LEAF, 2));
    tree.open(System.nanoTime());
  }

  private void rows(int count) {
    long page = tree.enter(PAGE);
    for (int i = 0; i < count; i++) {
      tree.exit(tree.enter(ROW));
    }
    tree.exit(page);
  }

  private Map<Integer, Long> counts() {
    CallNode root = CallNode.root();
    new TreeReading(tree.complete(fixed, atSites), new Governor(METHODS)).addTo(root, METHODS);
    return TreeModel.callsByMethod(root);
  }

  @Test
  void calls_ofMethodsWithoutProbes_areMultipliedThroughAllOfThem() {
    rows(3);

    assertThat(counts()).isEqualTo(Map.of(PAGE, 1L, ROW, 3L, CELL, 12L, LEAF, 24L));
  }

  @Test
  void calls_thatAnExceptionPrevented_areTakenBack() {
    int cells = fixed.sequence(ROW, List.of(CELL, CELL, CELL, CELL));
    int leaves = fixed.sequence(CELL, List.of(LEAF, LEAF));
    rows(2);
    long page = tree.enter(PAGE);
    long row = tree.enter(ROW);
    tree.stopped(fixed, leaves, 1);
    tree.stopped(fixed, cells, 3);
    tree.exit(row);
    tree.exit(page);

    // Of the third row: three cells, the last of which made one of its two calls.
    assertThat(counts()).isEqualTo(Map.of(PAGE, 2L, ROW, 3L, CELL, 11L, LEAF, 21L));
  }

  @Test
  void calls_thatAProbeSawAsWell_areCountedOnce() {
    long row = tree.enter(ROW);
    for (int i = 0; i < 4; i++) {
      tree.exit(tree.enter(CELL));
    }
    tree.exit(row);

    assertThat(counts()).isEqualTo(Map.of(ROW, 1L, CELL, 4L, LEAF, 8L));
  }

  @Test
  void calls_ofMethodsThatCallersDoNotCount_areNotAdded() {
    atSites[CELL] = false;
    atSites[LEAF] = false;
    rows(1);

    assertThat(counts()).isEqualTo(Map.of(PAGE, 1L, ROW, 1L));
  }

  @Test
  void fix_ofTheSameMethodWithOtherCode_keepsWhatIsInForce() {
    assertThat(fixed.fix(ROW, Map.of(CELL, 1, LEAF, 5))).isEqualTo(Map.of(CELL, 4, LEAF, 5));
    assertThat(fixed.times(ROW, CELL)).isEqualTo(4);
    assertThat(fixed.times(PAGE, CELL)).isZero();
  }

  @Test
  void sequence_ofNoCalls_isNone() {
    assertThat(fixed.sequence(PAGE, List.of())).isZero();
  }
}
