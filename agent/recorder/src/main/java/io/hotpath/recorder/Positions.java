package io.hotpath.recorder;

import io.hotpath.profile.CallNode;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The positions of a {@link CallTree} and the sums at each: where they lie, and what becomes of
 * calls that find no room. Confined to one thread at a time.
 *
 * <p><b>Layout.</b> A node is an offset into two arrays, eight slots each; the root is 0. Arrays
 * and an int position need no collector barrier, and 64 nodes fit 6.5 KiB. Arrays grow by need up
 * to {@link #MAX_NODES} and are kept when the tree is recycled.
 *
 * <p><b>At the bounds.</b> A new position below {@link #MAX_DEPTH} or beyond {@link #MAX_NODES} is
 * not made: the call is counted at the nearest ancestor of the same method ({@link
 * CallNode#foldedCalls}), else flat under {@link io.hotpath.profile.Method#BEYOND}; its time stays
 * in the self time of the method on top. Counts for each method stay exact.
 */
abstract class Positions {

  /** Positions of one request's tree. */
  public static final int MAX_NODES = 5_000;

  /** Levels of one request's tree. */
  public static final int MAX_DEPTH = 1_000;

  static final int METHOD = 0;
  static final int PARENT = 1;
  static final int LAST_CHILD = 2;
  static final int NEXT_SIBLING = 3;
  static final int DEPTH = 4;
  static final int DUE = 5;

  static final int CALLS = 0;
  static final int TOTAL = 1;
  static final int START = 2;
  static final int FOLDED = 3;
  static final int TIMED = 4;
  static final int FIRSTS = 5;
  static final int FIRST_NANOS = 6;
  static final int SITED = 7;

  static final int SLOTS = 8;

  static final int SMALL = 64;

  /** Where {@link #add} puts the other tree's node of calls beyond the cap. */
  private static final int BEYOND_PLACE = -1;

  /** Positions; and positions with the flat counts beyond them. */
  private int maxNodes;

  private int maxSlots;

  /**
   * Method, parent, last called child, next sibling (a ring in order of first call), level; the
   * next call to be timed, 0 until that is decided.
   */
  int[] links = new int[SMALL * SLOTS];

  /**
   * Calls; nanoseconds in timed calls that are over; clock at the running call's start, 0 while
   * none is timed; folded calls; timed calls; of these the first in their request, and their
   * nanoseconds; calls that callers counted.
   */
  long[] sums = new long[SMALL * SLOTS];

  /** Open addressing over (parent, method); 0 is free. A power of two, at most half full. */
  int[] index = new int[SMALL * 2];

  int end = SLOTS;
  int beyond;
  long lost;

  /** Timed calls of other trees that found no position here. */
  long timedBeyond;

  /** What threads were seen doing; of the collector's thread. */
  LookCounts looks = new LookCounts();

  Positions(int maxNodes) {
    room(maxNodes, 2 * maxNodes);
  }

  /**
   * From now on there may be so many nodes; those there are remain.
   *
   * @param all with the flat counts of calls that found no position
   */
  final void room(int positions, int all) {
    maxNodes = positions;
    maxSlots = all * SLOTS;
  }

  /** There are so many nodes from now on, which the caller fills; none is looked up by method. */
  final void readable(int size) {
    end = SLOTS;
    while (links.length < size * SLOTS) {
      grow();
    }
    end = size * SLOTS;
  }

  final int maxNodes() {
    return maxNodes;
  }

  /** The child's node, or 0 where the tree is full. */
  final int child(int parent, int method) {
    int last = links[parent + LAST_CHILD];
    int next = links[last + NEXT_SIBLING];
    if (links[next + METHOD] == method) {
      links[parent + LAST_CHILD] = next;
      return next;
    }
    return place(parent, method);
  }

  final int place(int parent, int method) {
    int slot = slot(index, links, parent, method);
    int node = index[slot];
    if (node == 0) {
      if (end >= maxNodes * SLOTS || links[parent + DEPTH] >= MAX_DEPTH) {
        return 0;
      }
      node = append(parent, method, slot);
    }
    links[parent + LAST_CHILD] = node;
    return node;
  }

  /** Where (parent, method) is in the index, or the free slot where it would be. */
  private static int slot(int[] index, int[] links, int parent, int method) {
    int mask = index.length - 1;
    int slot = (parent * 0x9E3779B9 + method * 0x85EBCA6B) >>> 7 & mask;
    for (int node = index[slot];
        node != 0 && (links[node + PARENT] != parent || links[node + METHOD] != method);
        node = index[slot]) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private int append(int parent, int method, int slot) {
    if (end == links.length) {
      grow();
      slot = slot(index, links, parent, method);
    }
    int node = end;
    int last = links[parent + LAST_CHILD];
    long[] s = sums;
    clear(s, node);
    links[node + METHOD] = method;
    links[node + PARENT] = parent;
    links[node + LAST_CHILD] = 0;
    links[node + NEXT_SIBLING] = last == 0 ? node : links[last + NEXT_SIBLING];
    if (last != 0) {
      links[last + NEXT_SIBLING] = node;
    }
    links[node + DEPTH] = links[parent + DEPTH] + 1;
    links[node + DUE] = 0;
    index[slot] = node;
    VarHandle.storeStoreFence();
    end = node + SLOTS;
    return node;
  }

  /** Store by store: filling so short a range costs more. */
  static void clear(long[] sums, int node) {
    sums[node + CALLS] = 0;
    sums[node + TOTAL] = 0;
    sums[node + START] = 0;
    sums[node + FOLDED] = 0;
    sums[node + TIMED] = 0;
    sums[node + FIRSTS] = 0;
    sums[node + FIRST_NANOS] = 0;
    sums[node + SITED] = 0;
  }

  /** All or nothing: memory or stack may end in here. */
  private void grow() {
    int[] moreLinks = Arrays.copyOf(links, links.length * 2);
    long[] moreSums = Arrays.copyOf(sums, sums.length * 2);
    int[] moreIndex = new int[index.length * 2];
    for (int node = SLOTS; node < end; node += SLOTS) {
      moreIndex[slot(moreIndex, moreLinks, moreLinks[node + PARENT], moreLinks[node + METHOD])] =
          node;
    }
    VarHandle.storeStoreFence();
    links = moreLinks;
    sums = moreSums;
    index = moreIndex;
  }

  /** Counts calls for which there is no new position. */
  final void fold(int parent, int method, long calls) {
    for (int node = parent; node != 0; node = links[node + PARENT]) {
      if (links[node + METHOD] == method) {
        sums[node + FOLDED] += calls;
        return;
      }
    }
    int node = beyond(method);
    if (node == 0) {
      lost += calls;
    } else {
      sums[node + CALLS] += calls;
    }
  }

  /** The flat count of a method, or 0 where even that has no room: then calls are only a number. */
  private int beyond(int method) {
    int parent = beyondRoot();
    if (parent == 0) {
      return 0;
    }
    int slot = slot(index, links, parent, method);
    int node = index[slot];
    return node != 0 || end >= maxSlots ? node : append(parent, method, slot);
  }

  private int beyondRoot() {
    if (beyond == 0 && end + SLOTS < maxSlots) {
      beyond = append(0, MethodTable.BEYOND, slot(index, links, 0, MethodTable.BEYOND));
    }
    return beyond;
  }

  /** Adds another tree, whose owner is done with it, position by position. */
  final void add(Positions other, int[] places) {
    sums[CALLS] += other.sums[CALLS];
    sums[TOTAL] += other.sums[TOTAL];
    lost += other.lost;
    timedBeyond += other.timedBeyond;
    places[0] = 0;
    for (int node = SLOTS; node < other.end; node += SLOTS) {
      int parent = places[other.links[node + PARENT] / SLOTS];
      int method = other.links[node + METHOD];
      if (method == MethodTable.BEYOND) {
        places[node / SLOTS] = BEYOND_PLACE;
        continue;
      }
      if (other.sums[node + CALLS] + other.sums[node + FOLDED] == 0
          && other.sums[node + SITED] == 0) {
        places[node / SLOTS] = parent;
        continue;
      }
      int into = parent == BEYOND_PLACE ? beyond(method) : childToFill(parent, method);
      if (into == 0) {
        fold(Math.max(0, parent), method, other.sums[node + CALLS] + other.sums[node + FOLDED]);
        timedBeyond += other.sums[node + TIMED];
        places[node / SLOTS] = parent;
      } else {
        places[node / SLOTS] = into;
        addSums(into, other.sums, node);
      }
    }
    looks.add(other.looks, places);
  }

  private void addSums(int into, long[] from, int node) {
    sums[into + CALLS] += from[node + CALLS];
    sums[into + TOTAL] += from[node + TOTAL];
    sums[into + FOLDED] += from[node + FOLDED];
    sums[into + TIMED] += from[node + TIMED];
    sums[into + FIRSTS] += from[node + FIRSTS];
    sums[into + FIRST_NANOS] += from[node + FIRST_NANOS];
    sums[into + SITED] += from[node + SITED];
  }

  private int childToFill(int parent, int method) {
    int node = links[parent + LAST_CHILD];
    return node != 0 && links[node + METHOD] == method ? node : child(parent, method);
  }

  /**
   * Decides between what probes and what callers counted. A method loses its probe while requests
   * run: until then both saw its calls, from then on callers alone.
   *
   * @param atSites by method: whether callers' counts are taken; beyond its end they are not
   */
  final void settle(boolean[] atSites) {
    for (int node = SLOTS; node < end; node += SLOTS) {
      int method = links[node + METHOD];
      if (sums[node + SITED] > 0 && method < atSites.length && atSites[method]) {
        sums[node + CALLS] = Math.max(sums[node + CALLS], sums[node + SITED]);
      }
      sums[node + SITED] = 0;
    }
  }

  /** Nodes in use, the root included. */
  final int size() {
    return end / SLOTS;
  }

  /** Bytes of the arrays. */
  final int bytes() {
    return links.length * (4 + 8) + index.length * 4;
  }

  /** Calls that enter and count saw, without those lost. */
  final long calls() {
    long calls = 0;
    for (int node = SLOTS; node < end; node += SLOTS) {
      calls += sums[node + CALLS] + sums[node + FOLDED];
    }
    return calls;
  }

  final long foldedCalls() {
    long folded = 0;
    for (int node = SLOTS; node < end; node += SLOTS) {
      folded += sums[node + FOLDED];
    }
    return folded;
  }

  final long beyondCalls() {
    long calls = 0;
    for (int node = SLOTS; node < end && beyond != 0; node += SLOTS) {
      calls += links[node + PARENT] == beyond ? sums[node + CALLS] : 0;
    }
    return calls;
  }

  final long lostCalls() {
    return lost;
  }

  /** Calls whose time was measured. */
  final long timedCalls() {
    long timed = timedBeyond;
    for (int node = SLOTS; node < end; node += SLOTS) {
      timed += sums[node + TIMED];
    }
    return timed;
  }
}
