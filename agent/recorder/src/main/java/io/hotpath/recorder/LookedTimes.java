package io.hotpath.recorder;

import static io.hotpath.recorder.Positions.PARENT;
import static io.hotpath.recorder.Positions.SLOTS;

/**
 * Shares the time of a measured call among the quick calls below it by where threads were seen. A
 * clock around a call of some nanoseconds mostly measures itself, and keeps the processor from
 * working ahead; a look at the position costs the request nothing. Many looks are needed, so this
 * is for merged trees.
 *
 * <p>A region is a node whose time is known with the nodes below it whose time is not, as far as no
 * other known one is between them. Confined to one thread; made for one reading.
 */
final class LookedTimes {

  /** Looks at a region from which on they tell more than clocks: the error is a tenth then. */
  static final int ENOUGH = 100;

  private final Positions tree;
  private final boolean[] isKnown;
  private final long[] totals;

  /** By node, the first of its region. */
  private final int[] regions;

  /** By region, what of its time is not in other regions, and looks at it. */
  private final long[] nanos;

  private final long[] looks;

  /**
   * @param isKnown by node, whether its time was measured
   * @param isBlind by node, whether looks cannot tell it from its caller
   * @param totals by node; those of nodes that are not known may be replaced
   */
  LookedTimes(Positions tree, boolean[] isKnown, boolean[] isBlind, long[] totals) {
    this.tree = tree;
    this.isKnown = isKnown;
    this.totals = totals;
    regions = new int[totals.length];
    nanos = new long[totals.length];
    looks = new long[totals.length];
    nanos[0] = totals[0];
    looks[0] = looksAt(0);
    for (int i = 1; i < totals.length; i++) {
      int above = regions[parent(i)];
      regions[i] = isKnown[i] ? i : above;
      if (isKnown[i]) {
        nanos[above] -= totals[i];
        nanos[i] = totals[i];
      }
      looks[regions[i]] += isBlind[i] ? Integer.MIN_VALUE : looksAt(i);
    }
  }

  private int parent(int i) {
    return tree.links[i * SLOTS + PARENT] / SLOTS;
  }

  private int looksAt(int i) {
    return tree.looks.get(i, ThreadActivity.RUNNING)
        + tree.looks.get(i, ThreadActivity.LOCKED_OUT)
        + tree.looks.get(i, ThreadActivity.WAITING);
  }

  /** Replaces the times of nodes in regions that were looked at often enough. */
  void apply() {
    long[] below = new long[totals.length];
    for (int i = totals.length - 1; i > 0; i--) {
      int region = regions[i];
      if (!isKnown[i] && looks[region] >= ENOUGH) {
        double share = (double) looksAt(i) / looks[region];
        totals[i] = Math.round(Math.max(0, nanos[region]) * share) + below[i];
      }
      below[parent(i)] += totals[i];
    }
  }
}
