package io.hotpath.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is measured and what it leaves behind, not how much it is. */
class ProbeCostTest {

  private final ProbeCost cost = new ProbeCost();

  @Test
  void figures_beforeTheFirstRound_areZero() {
    assertThat(cost.counted()).isEqualTo(ProbeCost.Figures.UNKNOWN);
    assertThat(cost.timed()).isEqualTo(ProbeCost.Figures.UNKNOWN);
  }

  @Test
  void figures_ofEnoughRounds_areKnown() {
    cost.measureEnough();

    assertThat(cost.counted().sum()).isPositive();
    assertThat(cost.counted().span()).as("no call is timed but first ones").isZero();
    assertThat(cost.timed().sum()).isGreaterThan(cost.counted().sum());
    assertThat(cost.timed().span()).isPositive().isLessThan(cost.timed().sum());
  }

  @Test
  void path_ofWovenCode_isTakenAsOftenInAsOut() {
    int[] calls = new int[2];
    cost.measureAlong(
        new ProbePath() {
          @Override
          public long enter(int method) {
            return ++calls[0];
          }

          @Override
          public void exit(long token) {
            calls[1]++;
          }
        });
    cost.measure();

    assertThat(calls[0]).isPositive().isEqualTo(calls[1]);
  }

  @Test
  void measure_onAThreadThatWorksForNoRequest_leavesNothing() {
    int before = ActiveTrees.attached();
    cost.measure();

    assertThat(ActiveTrees.current()).isNull();
    assertThat(ActiveTrees.attached()).isEqualTo(before);
  }

  @Test
  void measure_onAThreadThatWorksForARequest_doesNothing() {
    CallTree tree = new CallTree();
    ActiveTrees.attach(tree);
    try {
      cost.measureEnough();

      assertThat(ActiveTrees.current()).isSameAs(tree);
      assertThat(tree.size()).isEqualTo(1);
      assertThat(cost.counted()).isEqualTo(ProbeCost.Figures.UNKNOWN);
    } finally {
      ActiveTrees.detach(tree);
    }
  }
}
