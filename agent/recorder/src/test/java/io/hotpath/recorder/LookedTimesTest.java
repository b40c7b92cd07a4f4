package io.hotpath.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How the time of a measured call is shared among calls that were not. */
class LookedTimesTest {

  private static final int OUTER = 2;
  private static final int QUICK = 3;
  private static final int INNER = 4;
  private static final int SLOW = 5;

  /** Root, outer, quick, inner below it, slow below that. */
  private static final int NODES = 5;

  private final CallTree tree = new CallTree();
  private final boolean[] isKnown = {true, true, false, false, true};
  private final boolean[] isBlind = new boolean[NODES];
  private final long[] totals = {10_000, 9_000, 500, 400, 1_000};

  LookedTimesTest() {
    int node = 0;
    for (int method : new int[] {OUTER, QUICK, INNER, SLOW}) {
      node = tree.child(node, method);
    }
  }

  private void look(int position, int times) {
    for (int i = 0; i < times; i++) {
      tree.looks.add(position, ThreadActivity.RUNNING);
    }
  }

  private long[] looked() {
    new LookedTimes(tree, isKnown, isBlind, totals).apply();
    return totals;
  }

  @Test
  void times_ofQuickCalls_areSharedByLooks() {
    look(1, 20);
    look(2, 60);
    look(3, 120);
    look(4, 500);

    // 9,000 less the slow one's 1,000: a tenth is the outer one's own, three tenths the quick
    // one's.
    assertThat(looked())
        .containsExactly(10_000, 9_000, 2_400 + 4_800 + 1_000, 4_800 + 1_000, 1_000);
  }

  @Test
  void times_ofTooFewLooks_stayWhatTheyAre() {
    look(1, 1);
    look(2, LookedTimes.ENOUGH - 2);

    assertThat(looked()).containsExactly(10_000, 9_000, 500, 400, 1_000);
  }

  @Test
  void times_ofARegionWithMethodsThatHaveNoProbe_stayWhatTheyAre() {
    look(1, 1_000);
    isBlind[3] = true;

    assertThat(looked()).containsExactly(10_000, 9_000, 500, 400, 1_000);
  }

  @Test
  void looks_atKnownCalls_areTheirOwn() {
    look(4, 1_000);

    assertThat(looked()).containsExactly(10_000, 9_000, 500, 400, 1_000);
  }
}
