package io.hotpath.recorder;

import java.util.Arrays;

/**
 * What a probe costs in this JVM: the best of many rounds, since what disturbs one is not the
 * probe's, and the first ones run before the loop is compiled. Written by one thread, read by any.
 */
final class ProbeCost {

  /** Two readings of the clock on common hardware: which share of calls is timed needs no more. */
  static final double PAIR_NANOS = 55;

  private static final int CALLS = 5_000;

  /** Rounds of a third of a millisecond. */
  private static final int ROUNDS = 200;

  /** So many say enough. */
  private static final int ENOUGH = 40;

  /** Of the calibration's two methods, each below the root. */
  private static final int FIRST = 2;

  private static final byte[] ALWAYS = {};
  private static final byte[] NEVER = new byte[FIRST + 2];

  static {
    Arrays.fill(NEVER, (byte) 30);
  }

  private int rounds;
  private volatile double timedNanos;
  private volatile double countedNanos;

  double timedNanos() {
    return timedNanos;
  }

  double countedNanos() {
    return countedNanos;
  }

  /** One more round, or nothing if there were enough. */
  void measure() {
    if (rounds < ROUNDS) {
      rounds++;
      countedNanos = better(countedNanos, round(NEVER));
      timedNanos = better(timedNanos, round(ALWAYS));
    }
  }

  /** As many rounds as are needed at least, all in all. */
  void measureEnough() {
    while (rounds < ENOUGH) {
      measure();
    }
  }

  private static double better(double known, double measured) {
    return known == 0 ? measured : Math.min(known, measured);
  }

  /** Of a call. */
  private static double round(byte[] modes) {
    CallTree tree = new CallTree();
    tree.modes = modes;
    long start = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      tree.exit(tree.enter(FIRST + (i & 1)));
    }
    return (System.nanoTime() - start) / (double) CALLS;
  }
}
