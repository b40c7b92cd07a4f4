package io.hotpath.recorder;

import java.util.Arrays;

/**
 * How often the threads at the positions of a tree were seen at each {@link ThreadActivity}. Of the
 * collector's thread alone, but for taking over. Grows by need to the tree's own bound, 12 bytes a
 * position.
 */
final class LookCounts {

  private static final int KINDS = ThreadActivity.KINDS;

  private static final int[] NONE = {};

  private int[] counts = NONE;

  /** A thread was seen at a position. */
  void add(int position, ThreadActivity activity) {
    room(position);
    counts[position * KINDS + activity.slot]++;
  }

  /**
   * Adds those of another tree.
   *
   * @param places by its positions, the nodes they are here; below 0 for none, then it is the root
   */
  void add(LookCounts other, int[] places) {
    for (int at = 0; at < other.counts.length; at++) {
      if (other.counts[at] > 0) {
        int place = Math.max(0, places[at / KINDS]) / Positions.SLOTS;
        room(place);
        counts[place * KINDS + at % KINDS] += other.counts[at];
      }
    }
  }

  int get(int position, ThreadActivity activity) {
    int at = position * KINDS + activity.slot;
    return at < counts.length ? counts[at] : 0;
  }

  /** Those of the other, which has none then. */
  void takeOver(LookCounts other) {
    counts = other.counts;
    other.clear();
  }

  boolean isEmpty() {
    return counts == NONE;
  }

  void clear() {
    counts = NONE;
  }

  private void room(int position) {
    if ((position + 1) * KINDS > counts.length) {
      counts = Arrays.copyOf(counts, Math.max(2 * counts.length, (position + 1) * KINDS));
    }
  }
}
