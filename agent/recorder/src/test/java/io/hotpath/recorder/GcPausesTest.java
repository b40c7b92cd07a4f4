package io.hotpath.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GcPausesTest {

  private final AtomicLong paused = new AtomicLong(5_000);
  private final GcPauses pauses = new GcPauses(paused::get);

  private void look(long now, long more) {
    paused.addAndGet(more);
    pauses.look(now);
  }

  @Test
  void within_pausesBeforeTheFirstLook_areNotCounted() {
    look(100, 0);

    assertThat(pauses.within(0, 200)).isZero();
  }

  @Test
  void within_requestOverPartOfAStretch_hasThatPartOfThePause() {
    look(1_000, 0);
    look(2_000, 100);

    assertThat(pauses.within(0, 5_000)).isEqualTo(100);
    assertThat(pauses.within(1_000, 2_000)).isEqualTo(100);
    assertThat(pauses.within(1_500, 5_000)).isEqualTo(50);
    assertThat(pauses.within(1_250, 1_500)).isEqualTo(25);
    assertThat(pauses.within(2_000, 5_000)).isZero();
    assertThat(pauses.within(0, 1_000)).isZero();
  }

  @Test
  void within_requestsSideBySide_sumUpToThePauses() {
    Random random = new Random(1);
    long[] edges = new long[50];
    long now = Long.MAX_VALUE - 20_000;
    look(now, 0);
    edges[0] = now;
    long all = 0;
    for (int i = 1; i < edges.length; i++) {
      now += 1 + random.nextInt(1_000);
      long more = random.nextBoolean() ? 0 : random.nextInt(2);
      all += more;
      look(now, more);
      edges[i] = now;
    }

    long sum = 0;
    for (int i = 1; i < edges.length; i++) {
      sum += pauses.within(edges[i - 1], edges[i]);
    }
    assertThat(all).isPositive();
    assertThat(sum).isEqualTo(all);
    assertThat(pauses.within(edges[0], now)).isEqualTo(all);
  }

  @Test
  void within_moreStretchesThanAreKept_forgetsTheOldest() {
    look(0, 0);
    for (int i = 1; i <= GcPauses.MAX_STRETCHES + 10; i++) {
      look(i * 10L, 1);
    }

    assertThat(pauses.within(0, Long.MAX_VALUE)).isEqualTo(GcPauses.MAX_STRETCHES);
  }

  @Test
  void look_twiceAtOneTime_losesNoPause() {
    look(1_000, 0);
    look(1_000, 50);
    look(2_000, 50);

    assertThat(pauses.within(0, 5_000)).isEqualTo(100);
  }

  @Test
  void look_theJvmsOwnSums_growWithACollection() {
    GcPauses ofJvm = new GcPauses();
    long begin = System.nanoTime();
    ofJvm.look(begin);
    long sum = 0;
    for (int i = 0; i < 200 && sum == 0; i++) {
      System.gc();
      ofJvm.look(System.nanoTime());
      sum = ofJvm.within(begin, System.nanoTime());
    }

    assertThat(sum).isPositive().isLessThanOrEqualTo(System.nanoTime() - begin);
  }
}
