package io.hotpath.recorder;

import static io.hotpath.recorder.Positions.FIRSTS;
import static io.hotpath.recorder.Positions.FIRST_NANOS;
import static io.hotpath.recorder.Positions.SLOTS;
import static io.hotpath.recorder.Positions.TIMED;
import static io.hotpath.recorder.Positions.TOTAL;

import java.util.Arrays;

/**
 * What a probe costs in this JVM, and which part of it is seen where: measured by calls of many
 * methods within each other, along the way that woven code takes. Of many rounds the one in the
 * middle counts: the first ones run before the code is compiled, and others are interrupted.
 *
 * <p>Measures on one thread, which records nothing else; the figures may be read by any.
 */
final class ProbeCost {

  /** Two readings of the clock on common hardware: which share of calls is timed needs no more. */
  static final double PAIR_NANOS = 55;

  /** Methods that call each other; with those below, a tree's first arrays have room for them. */
  private static final int DEPTH = 48;

  /** So many walks down and up again a round, at the bottom as many calls of two more methods. */
  private static final int TURNS = 50;

  /** Rounds of a third of a millisecond. */
  private static final int ROUNDS = 200;

  /** So many say enough. */
  private static final int ENOUGH = 40;

  private static final int FIRST = 2;
  private static final int LEAF = FIRST + DEPTH;

  private static final byte[] ALWAYS = modes(0);
  private static final byte[] NEVER = modes(30);

  /**
   * Nanoseconds of a call's probe.
   *
   * @param enter at its begin
   * @param exit at its end
   * @param span what is measured of a call that does nothing; 0 if none is timed
   */
  record Figures(double enter, double exit, double span) {
    static final Figures UNKNOWN = new Figures(0, 0, 0);

    double sum() {
      return enter + exit;
    }
  }

  private final Figures[] countedRounds = new Figures[ROUNDS];
  private final Figures[] timedRounds = new Figures[ROUNDS];
  private int rounds;
  private volatile ProbePath path = new Shortcut();
  private volatile Figures counted = Figures.UNKNOWN;
  private volatile Figures timed = Figures.UNKNOWN;

  /** From now on. */
  void measureAlong(ProbePath way) {
    path = way;
  }

  /** Of a call that is only counted; 0 until it is known. */
  Figures counted() {
    return counted;
  }

  /** Of a call that is timed; 0 until it is known. */
  Figures timed() {
    return timed;
  }

  /** One more round, or nothing if there were enough. */
  void measure() {
    if (rounds < ROUNDS && ActiveTrees.current() == null) {
      countedRounds[rounds] = round(NEVER);
      timedRounds[rounds] = round(ALWAYS);
      rounds++;
      counted = middle(countedRounds);
      timed = middle(timedRounds);
    }
  }

  /** As many rounds as are needed at least, all in all. */
  void measureEnough() {
    while (rounds < ENOUGH && ActiveTrees.current() == null) {
      measure();
    }
  }

  /** Of the later half: the others may have run before the code was compiled. */
  private Figures middle(Figures[] all) {
    return new Figures(
        middle(Arrays.stream(all, rounds / 2, rounds).mapToDouble(Figures::enter).toArray()),
        middle(Arrays.stream(all, rounds / 2, rounds).mapToDouble(Figures::exit).toArray()),
        middle(Arrays.stream(all, rounds / 2, rounds).mapToDouble(Figures::span).toArray()));
  }

  private static double middle(double[] figures) {
    Arrays.sort(figures);
    return figures[figures.length / 2];
  }

  private Figures round(byte[] modes) {
    CallTree tree = new CallTree();
    tree.modes = modes;
    ActiveTrees.attach(tree);
    try {
      return walk(tree, path);
    } finally {
      ActiveTrees.detach(tree);
    }
  }

  /** The first turn is left out: its calls are the first of their positions, and timed always. */
  private static Figures walk(CallTree tree, ProbePath way) {
    long[] tokens = new long[DEPTH];
    long down = 0;
    long up = 0;
    long leaves = 0;
    long clock = 0;
    for (int turn = 0; turn <= TURNS; turn++) {
      long start = System.nanoTime();
      descend(way, tokens);
      long deepest = System.nanoTime();
      callLeaves(way);
      long back = System.nanoTime();
      ascend(way, tokens);
      long end = System.nanoTime();
      if (turn > 0) {
        clock += System.nanoTime() - end;
        down += deepest - start;
        leaves += back - deepest;
        up += end - back;
      }
    }
    double call = Math.max(0.0, (double) (down + leaves + up - 3 * clock)) / (2.0 * DEPTH * TURNS);
    double leaving = Math.min(call, Math.max(0.0, up - (double) clock) / ((double) DEPTH * TURNS));
    return new Figures(call - leaving, leaving, span(tree));
  }

  /** Of a leaf, the last position. */
  private static double span(CallTree tree) {
    long[] sums = tree.sums;
    int leaf = tree.end - SLOTS;
    long samples = sums[leaf + TIMED] - sums[leaf + FIRSTS];
    return samples == 0 ? 0 : (double) (sums[leaf + TOTAL] - sums[leaf + FIRST_NANOS]) / samples;
  }

  private static void descend(ProbePath way, long[] tokens) {
    for (int level = 0; level < DEPTH; level++) {
      tokens[level] = way.enter(FIRST + level);
    }
  }

  private static void callLeaves(ProbePath way) {
    for (int call = 0; call < DEPTH; call += 2) {
      way.exit(way.enter(LEAF));
      way.exit(way.enter(LEAF + 1));
    }
  }

  private static void ascend(ProbePath way, long[] tokens) {
    for (int level = DEPTH - 1; level >= 0; level--) {
      way.exit(tokens[level]);
    }
  }

  private static byte[] modes(int mode) {
    byte[] modes = new byte[LEAF + 2];
    Arrays.fill(modes, (byte) mode);
    return modes;
  }

  /** Where nothing is woven. */
  private static final class Shortcut implements ProbePath {

    @Override
    public long enter(int method) {
      CallTree tree = ActiveTrees.current();
      return tree == null ? 0 : tree.enter(method);
    }

    @Override
    public void exit(long token) {
      CallTree tree = ActiveTrees.current();
      if (tree != null) {
        tree.exit(token);
      }
    }
  }
}
