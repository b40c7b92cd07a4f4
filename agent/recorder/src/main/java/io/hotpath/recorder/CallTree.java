package io.hotpath.recorder;

import io.hotpath.profile.CallNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one thread for one request: exact counts and wall time for each position in the
 * tree.
 *
 * <p><b>Assumptions.</b> Between attaching and detaching only the owning thread writes. {@link
 * #enter} and {@link #exit} are called in pairs, but a missing {@code exit} (a {@link
 * StackOverflowError} inside a probe) is healed by the caller's: each exit restores the position
 * its own enter found.
 *
 * <p><b>Layout.</b> A node is an offset into two arrays, four slots each; the root is 0. Arrays and
 * an int position need no collector barrier, and 64 nodes fit 3.5 KiB. Arrays grow by need up to
 * {@link #MAX_NODES} and are kept when the tree is recycled.
 *
 * <p><b>At the bounds.</b> A new position below {@link #MAX_DEPTH} or beyond {@link #MAX_NODES} is
 * not made: the call is counted at the nearest ancestor of the same method ({@link
 * CallNode#foldedCalls}), else flat under {@link io.hotpath.profile.Method#BEYOND}; its time stays
 * in the self time of the method on top. Counts for each method stay exact.
 */
public final class CallTree {

  /** Positions of one request's tree. */
  public static final int MAX_NODES = 5_000;

  /** Levels of one request's tree. */
  public static final int MAX_DEPTH = 1_000;

  private static final int METHOD = 0;
  private static final int PARENT = 1;
  private static final int LAST_CHILD = 2;
  private static final int NEXT_SIBLING = 3;

  private static final int CALLS = 0;
  private static final int TOTAL = 1;
  private static final int START = 2;
  private static final int FOLDED = 3;

  private static final int SLOTS = 4;
  private static final int SMALL = 64;

  private final int maxNodes;

  /** Method, parent, last called child, next sibling (a ring in order of first call). */
  private int[] links = new int[SMALL * SLOTS];

  /** Calls, nanoseconds in finished calls, clock at the running call's start, folded calls. */
  private long[] sums = new long[SMALL * SLOTS];

  /** Level of each node, by node number. */
  private short[] depths = new short[SMALL];

  /** Open addressing over (parent, method); 0 is free. A power of two, at most half full. */
  private int[] index = new int[SMALL * 2];

  private int end = SLOTS;
  private int position;
  private int beyond;
  private long lost;

  // Where the tree belongs while it is attached; written by the owning thread.
  @Nullable Thread owner;
  @Nullable Recording recording;
  @Nullable Object request;
  @Nullable Object response;
  @Nullable CallTree next;
  long threadId;
  long attachedNanos;
  long detachedNanos;
  long cpuNanos;
  long allocatedBytes;

  /** A tree for one request. */
  public CallTree() {
    this(MAX_NODES);
  }

  /** A tree with other room: the collector merges many requests into one. */
  CallTree(int maxNodes) {
    this.maxNodes = maxNodes;
  }

  /**
   * A woven method begins. Called for each call of each woven method on the owning thread.
   *
   * @return what {@link #exit} must be given; never 0
   */
  public int enter(int method) {
    int caller = position;
    int node = links[caller + LAST_CHILD];
    if (links[node + METHOD] != method) {
      node = child(caller, method);
      if (node == 0) {
        fold(caller, method, 1);
        return ~caller;
      }
    }
    position = node;
    long[] s = sums;
    s[node + CALLS]++;
    s[node + START] = System.nanoTime();
    return node;
  }

  /** A woven method ends, by return or exception. */
  public void exit(int token) {
    if (token > 0) {
      long[] s = sums;
      s[token + TOTAL] += System.nanoTime() - s[token + START];
      position = links[token + PARENT];
    } else {
      position = ~token;
    }
  }

  /** A constructor begins: it is counted as a child of its caller and has no time of its own. */
  public void count(int method) {
    int node = place(position, method);
    if (node == 0) {
      fold(position, method, 1);
    } else {
      sums[node + CALLS]++;
    }
  }

  /** The request this tree belongs to, while it is attached. */
  public @Nullable Recording recording() {
    return recording;
  }

  /** Keeps the container's objects for the exit; forgotten when the thread detaches. */
  public void keep(Object servletRequest, Object servletResponse) {
    request = servletRequest;
    response = servletResponse;
  }

  /** The container's request of this entry. */
  public @Nullable Object request() {
    return request;
  }

  /** The container's response of this entry. */
  public @Nullable Object response() {
    return response;
  }

  /** The thread begins to work for the request. */
  void open(long now) {
    attachedNanos = now;
    sums[START] = now;
    position = 0;
  }

  /** The thread stops to work for the request; calls whose exit was missed end here. */
  void close(long now) {
    detachedNanos = now;
    closeOpenCalls(now);
    sums[CALLS] = 1;
    sums[TOTAL] += now - sums[START];
  }

  private void closeOpenCalls(long now) {
    for (int node = position; node != 0; node = links[node + PARENT]) {
      sums[node + TOTAL] += now - sums[node + START];
    }
    position = 0;
  }

  /** The child's node, or 0 where the tree is full. */
  private int child(int parent, int method) {
    int last = links[parent + LAST_CHILD];
    int next = links[last + NEXT_SIBLING];
    if (links[next + METHOD] == method) {
      links[parent + LAST_CHILD] = next;
      return next;
    }
    return place(parent, method);
  }

  private int place(int parent, int method) {
    int slot = slot(parent, method);
    int node = index[slot];
    if (node == 0) {
      if (end >= maxNodes * SLOTS || depths[parent / SLOTS] >= MAX_DEPTH) {
        return 0;
      }
      node = append(parent, method, slot);
    }
    links[parent + LAST_CHILD] = node;
    return node;
  }

  /** Where (parent, method) is in the index, or the free slot where it would be. */
  private int slot(int parent, int method) {
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
      slot = slot(parent, method);
    }
    int node = end;
    int last = links[parent + LAST_CHILD];
    links[node + METHOD] = method;
    links[node + PARENT] = parent;
    links[node + LAST_CHILD] = 0;
    links[node + NEXT_SIBLING] = last == 0 ? node : links[last + NEXT_SIBLING];
    if (last != 0) {
      links[last + NEXT_SIBLING] = node;
    }
    Arrays.fill(sums, node, node + SLOTS, 0);
    depths[node / SLOTS] = (short) (depths[parent / SLOTS] + 1);
    index[slot] = node;
    end = node + SLOTS;
    return node;
  }

  private void grow() {
    links = Arrays.copyOf(links, links.length * 2);
    sums = Arrays.copyOf(sums, sums.length * 2);
    depths = Arrays.copyOf(depths, depths.length * 2);
    index = new int[index.length * 2];
    for (int node = SLOTS; node < end; node += SLOTS) {
      index[slot(links[node + PARENT], links[node + METHOD])] = node;
    }
  }

  /** Counts calls for which there is no new position. */
  private void fold(int parent, int method, long calls) {
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

  /**
   * As many methods again as the tree has nodes find a place here, then calls are only a number.
   */
  private int beyond(int method) {
    if (beyond == 0) {
      beyond = append(0, MethodTable.BEYOND, slot(0, MethodTable.BEYOND));
    }
    int slot = slot(beyond, method);
    int node = index[slot];
    return node != 0 || end >= 2 * maxNodes * SLOTS ? node : append(beyond, method, slot);
  }

  /** Adds another tree, whose owner is done with it, position by position. */
  void add(CallTree other, int[] places) {
    sums[CALLS] += other.sums[CALLS];
    sums[TOTAL] += other.sums[TOTAL];
    lost += other.lost;
    places[0] = 0;
    for (int node = SLOTS; node < other.end; node += SLOTS) {
      int parent = places[other.links[node + PARENT] / SLOTS];
      int method = other.links[node + METHOD];
      int into = method == MethodTable.BEYOND ? beyondRoot() : childToFill(parent, method);
      if (into == 0) {
        fold(parent, method, other.sums[node + CALLS] + other.sums[node + FOLDED]);
        places[node / SLOTS] = parent;
      } else {
        places[node / SLOTS] = into;
        sums[into + CALLS] += other.sums[node + CALLS];
        sums[into + TOTAL] += other.sums[node + TOTAL];
        sums[into + FOLDED] += other.sums[node + FOLDED];
      }
    }
  }

  private int beyondRoot() {
    if (beyond == 0) {
      beyond = append(0, MethodTable.BEYOND, slot(0, MethodTable.BEYOND));
    }
    return beyond;
  }

  private int childToFill(int parent, int method) {
    if (parent == beyond && beyond != 0) {
      return beyond(method);
    }
    int node = links[parent + LAST_CHILD];
    return node != 0 && links[node + METHOD] == method ? node : child(parent, method);
  }

  /** Nodes in use, the root included. */
  int size() {
    return end / SLOTS;
  }

  /** Bytes of the arrays. */
  int bytes() {
    return links.length * (4 + 8) + depths.length * 2 + index.length * 4;
  }

  /** Calls that enter and count saw, without those lost. */
  long calls() {
    long calls = 0;
    for (int node = SLOTS; node < end; node += SLOTS) {
      calls += sums[node + CALLS] + sums[node + FOLDED];
    }
    return calls;
  }

  long foldedCalls() {
    long folded = 0;
    for (int node = SLOTS; node < end; node += SLOTS) {
      folded += sums[node + FOLDED];
    }
    return folded;
  }

  long beyondCalls() {
    long calls = 0;
    for (int node = SLOTS; node < end && beyond != 0; node += SLOTS) {
      calls += links[node + PARENT] == beyond ? sums[node + CALLS] : 0;
    }
    return calls;
  }

  long lostCalls() {
    return lost;
  }

  /** The same calls with methods instead of numbers, added to {@code root}. */
  void addTo(CallNode root, MethodTable methods) {
    CallNode[] nodes = new CallNode[size()];
    nodes[0] = root;
    root.add(sums[CALLS], 0, sums[TOTAL]);
    for (int node = SLOTS; node < end; node += SLOTS) {
      CallNode parent = nodes[links[node + PARENT] / SLOTS];
      CallNode child = parent.child(methods.get(links[node + METHOD]));
      child.add(sums[node + CALLS], sums[node + FOLDED], sums[node + TOTAL]);
      nodes[node / SLOTS] = child;
    }
  }

  /**
   * A copy for reading while the owner may still write: what the owner does meanwhile is half in
   * it, but its shape is sound. Running calls count until {@code now}.
   */
  CallTree snapshot(long now) {
    CallTree copy = new CallTree(maxNodes);
    copy.end = end;
    copy.links = links.clone();
    copy.sums = sums.clone();
    copy.end = Math.min(copy.end, Math.min(copy.links.length, copy.sums.length));
    copy.depths = new short[copy.links.length / SLOTS];
    copy.index = new int[copy.links.length / 2];
    copy.beyond = beyond;
    copy.lost = lost;
    copy.attachedNanos = attachedNanos;
    copy.threadId = threadId;
    copy.position = Math.min(position, copy.end - SLOTS);
    copy.close(now);
    return copy;
  }

  /** Empties the tree and keeps its arrays. */
  void clear() {
    Arrays.fill(index, 0);
    links[LAST_CHILD] = 0;
    Arrays.fill(sums, 0, SLOTS, 0);
    end = SLOTS;
    position = 0;
    beyond = 0;
    lost = 0;
    owner = null;
    recording = null;
    request = null;
    response = null;
    next = null;
    cpuNanos = 0;
    allocatedBytes = 0;
  }
}
