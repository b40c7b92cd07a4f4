package io.hotpath.recorder;

import java.util.Arrays;

/**
 * What a probe costs in this JVM, measured by the same calls that woven code makes, around bodies
 * that do next to nothing. Written by one thread, read by any.
 *
 * <p>Of many rounds the lower quartile counts: what disturbs a round is not the probe's, the first
 * ones run before the loop is compiled, but the very best is luck that no application has.
 */
final class ProbeCost {

  /** Two readings of the clock on common hardware: which share of calls is timed needs no more. */
  static final double PAIR_NANOS = 55;

  /** Turns of a round, of four calls each: a third of a millisecond. */
  private static final int TURNS = 1_250;

  private static final int CALLS = 4 * TURNS;
  private static final int ROUNDS = 200;

  /** So many say enough. */
  private static final int ENOUGH = 40;

  /** Of the calibration's methods: one calls two others, one of these a third. */
  private static final int FIRST = 2;

  private static final byte[] ALWAYS = {};
  private static final byte[] NEVER = new byte[FIRST + 4];

  static {
    Arrays.fill(NEVER, (byte) 30);
  }

  private final double[] counted = new double[ROUNDS];
  private final double[] timed = new double[ROUNDS];
  private final double[] inside = new double[ROUNDS];
  private volatile ProbeCalls probe = ProbeCalls.DIRECT;
  private int rounds;
  private volatile double timedNanos;
  private volatile double insideNanos;
  private volatile double countedNanos;

  /** What the loops compute, lest nobody needs it. */
  private long result;

  void measureWith(ProbeCalls calls) {
    probe = calls;
  }

  /** Of a call that is timed. */
  double timedNanos() {
    return timedNanos;
  }

  /** The part of it that is within the time that is measured: what an empty call seems to take. */
  double insideNanos() {
    return insideNanos;
  }

  /** Of a call that is only counted. */
  double countedNanos() {
    return countedNanos;
  }

  /** One more round, or nothing if there were enough. */
  void measure() {
    if (rounds < ROUNDS) {
      double bare = bareRound();
      counted[rounds] = round(NEVER) - bare;
      timed[rounds] = round(ALWAYS) - bare;
      rounds++;
      countedNanos = typical(counted);
      timedNanos = typical(timed);
      insideNanos = typical(inside);
    }
  }

  /** As many rounds as are needed at least, all in all. */
  void measureEnough() {
    while (rounds < ENOUGH) {
      measure();
    }
  }

  private double typical(double[] figures) {
    double[] sorted = Arrays.copyOf(figures, rounds);
    Arrays.sort(sorted);
    return Math.max(0, sorted[rounds / 4]);
  }

  /** Nanoseconds of a call. */
  private double round(byte[] modes) {
    CallTree tree = new CallTree();
    tree.modes = modes;
    ActiveTrees.attach(tree);
    try {
      long start = System.nanoTime();
      turns(probe);
      double nanos = (System.nanoTime() - start) / (double) CALLS;
      inside[rounds] = leafNanos(tree);
      return nanos;
    } finally {
      ActiveTrees.detach(tree);
    }
  }

  /** What the clock said of the calls that make none. */
  private static double leafNanos(CallTree tree) {
    int leaf = tree.end - Positions.SLOTS;
    return (double) tree.sums[leaf + Positions.TOTAL]
        / Math.max(1, tree.sums[leaf + Positions.TIMED]);
  }

  private void turns(ProbeCalls calls) {
    long x = result;
    for (int i = 0; i < TURNS; i++) {
      calls.enter(FIRST);
      x = x * 31 + i;
      calls.enter(FIRST + 1);
      x ^= x >>> 7;
      calls.enter(FIRST + 2);
      x = x * 31 + i;
      calls.exit(FIRST + 2);
      calls.exit(FIRST + 1);
      calls.enter(FIRST + 3);
      x ^= x >>> 7;
      calls.exit(FIRST + 3);
      calls.exit(FIRST);
    }
    result = x;
  }

  /** The same without probes. */
  private double bareRound() {
    long start = System.nanoTime();
    long x = result;
    for (int i = 0; i < TURNS; i++) {
      x = x * 31 + i;
      x ^= x >>> 7;
      x = x * 31 + i;
      x ^= x >>> 7;
    }
    result = x;
    return (System.nanoTime() - start) / (double) CALLS;
  }
}
