package io.hotpath.recorder;

import java.util.Arrays;

/**
 * What a probe costs in this JVM: the best of some measurements, since the first ones run before
 * the loop that measures is compiled. Written by one thread, read by any.
 */
final class ProbeCost {

  /** Two readings of the clock on common hardware: which share of calls is timed needs no more. */
  static final double PAIR_NANOS = 55;

  private static final int CALLS = 5_000;
  private static final int ROUNDS = 40;

  /** Measurements, of some milliseconds each. */
  private static final int TIMES = 5;

  /** Of the calibration's two methods, each below the root. */
  private static final int FIRST = 2;

  private int times;
  private volatile double timedNanos;
  private volatile double countedNanos;

  double timedNanos() {
    return timedNanos;
  }

  double countedNanos() {
    return countedNanos;
  }

  /** Measures once more, or does nothing if that was often enough. */
  void measure() {
    if (times < TIMES) {
      times++;
      byte[] never = new byte[FIRST + 2];
      Arrays.fill(never, (byte) 30);
      countedNanos = better(countedNanos, best(never));
      timedNanos = better(timedNanos, best(new byte[0]));
    }
  }

  private static double better(double known, double measured) {
    return known == 0 ? measured : Math.min(known, measured);
  }

  /** Of a call, in the best of some rounds: what disturbs a round is not the probe's. */
  private static double best(byte[] modes) {
    CallTree tree = new CallTree();
    tree.modes = modes;
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < CALLS; i++) {
        tree.exit(tree.enter(FIRST + (i & 1)));
      }
      best = Math.min(best, (System.nanoTime() - start) / (double) CALLS);
    }
    return best;
  }
}
