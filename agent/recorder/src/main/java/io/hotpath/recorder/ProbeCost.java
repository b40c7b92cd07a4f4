package io.hotpath.recorder;

import java.util.Arrays;

/** What a probe costs in this JVM, measured once. Written by one thread, read by any. */
final class ProbeCost {

  /** Two readings of the clock on common hardware: which share of calls is timed needs no more. */
  static final double PAIR_NANOS = 55;

  private static final int CALLS = 20_000;
  private static final int ROUNDS = 5;

  /** Of the calibration's two methods, each below the root. */
  private static final int FIRST = 2;

  private volatile double timedNanos;
  private volatile double countedNanos;

  double timedNanos() {
    return timedNanos;
  }

  double countedNanos() {
    return countedNanos;
  }

  /** A second time does nothing. Takes some milliseconds. */
  void measure() {
    if (timedNanos == 0) {
      byte[] never = new byte[FIRST + 2];
      Arrays.fill(never, (byte) 30);
      countedNanos = best(never);
      timedNanos = best(new byte[0]);
    }
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
