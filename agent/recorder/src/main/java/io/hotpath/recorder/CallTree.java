package io.hotpath.recorder;

import io.hotpath.profile.CallNode;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one thread for one request: exact counts and wall time for each position in the
 * tree.
 *
 * <p><b>What is timed.</b> The first call of each position, and then all calls of methods that take
 * long, but of quick ones ({@link Governor}) only some, picked by chance: two readings of the clock
 * cost ten times what the rest of a probe does. Time of the others is estimated when the tree is
 * read.
 *
 * <p><b>Assumptions.</b> Between attaching and detaching only the owning thread writes. {@link
 * #enter} and {@link #exit} are called in pairs, but a missing {@code exit} (a {@link
 * StackOverflowError} inside a probe) is healed by the caller's: each exit ends what is still open
 * below it and restores the position its own enter found. For the same reason the structure changes
 * by plain stores only, after every call that could throw.
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
public final class CallTree {

  /** Positions of one request's tree. */
  public static final int MAX_NODES = 5_000;

  /** Levels of one request's tree. */
  public static final int MAX_DEPTH = 1_000;

  private static final int METHOD = 0;
  private static final int PARENT = 1;
  private static final int LAST_CHILD = 2;
  private static final int NEXT_SIBLING = 3;
  private static final int DEPTH = 4;

  private static final int CALLS = 0;
  private static final int TOTAL = 1;
  private static final int START = 2;
  private static final int FOLDED = 3;
  private static final int TIMED = 4;
  private static final int FIRSTS = 5;
  private static final int FIRST_NANOS = 6;

  private static final int SLOTS = 8;

  /** Spreads consecutive numbers over all ints. */
  private static final int GOLDEN = 0x9E3779B9;

  /** Timed calls besides first ones from which on a position speaks for itself. */
  private static final int ENOUGH = 8;

  private static final int SMALL = 64;

  /** Where {@link #add} puts the other tree's node of calls beyond the cap. */
  private static final int BEYOND_PLACE = -1;

  // Life of a tree.
  private static final int FREE = 0;
  private static final int OPEN = 1;
  private static final int CLOSING = 2;
  private static final int CLOSED = 3;

  private static final int SNAPSHOT_ATTEMPTS = 1_000;

  /** Positions; and positions with the flat counts beyond them. */
  private int maxNodes;

  private int maxSlots;

  /** Method, parent, last called child, next sibling (a ring in order of first call), level. */
  private int[] links = new int[SMALL * SLOTS];

  /**
   * Calls; nanoseconds in timed calls that are over; clock at the running call's start, 0 while
   * none is timed; folded calls; timed calls; of these the first in their request, and their
   * nanoseconds.
   */
  private long[] sums = new long[SMALL * SLOTS];

  /** By method: 0 times all calls, k one in 2^k; methods beyond are timed. Never written here. */
  byte[] modes = {};

  /** Calls that were asked whether to be timed; goes on from request to request. */
  private int turns;

  /** Open addressing over (parent, method); 0 is free. A power of two, at most half full. */
  private int[] index = new int[SMALL * 2];

  private int end = SLOTS;
  private int position;
  private int beyond;
  private long lost;
  private int phase = FREE;

  // Where the tree belongs while it is attached; written by the owning thread.
  @Nullable Thread owner;
  @Nullable Recording recording;
  @Nullable Object request;
  @Nullable Object response;
  @Nullable CallTree next;

  /** What the thread asked of databases; made when it first does, and kept with the tree. */
  @Nullable Operations operations;

  /** What the thread logged; likewise. */
  @Nullable LogEntries logs;

  long threadId;
  long attachedNanos;
  long attachedCpuNanos;
  long attachedAllocatedBytes;

  /** Of the owner between attaching and detaching; -1 while unknown. */
  long cpuNanos = -1;

  long allocatedBytes = -1;

  /** A tree for one request. */
  public CallTree() {
    this(MAX_NODES);
  }

  /** A tree with other room: the collector merges many requests into one. */
  CallTree(int maxNodes) {
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
    long[] s = sums;
    if (++s[node + CALLS] == 1 || isTimed(method)) {
      s[node + START] = System.nanoTime();
    }
    // Last: a stack overflow in the line above must not leave a running call without a start.
    position = node;
    return node;
  }

  private boolean isTimed(int method) {
    byte[] m = modes;
    return method >= m.length || m[method] == 0 || isPicked(m[method]);
  }

  /** One in 2^shift, in no rhythm that calls could have, too. */
  private boolean isPicked(int shift) {
    return (++turns * GOLDEN) >>> (Integer.SIZE - shift) == 0;
  }

  /** A woven method ends, by return or exception. */
  public void exit(int token) {
    if (token > 0) {
      if (position != token) {
        endRunningCalls(token, System.nanoTime());
      }
      long start = sums[token + START];
      if (start != 0) {
        endTimed(token, System.nanoTime() - start);
      }
      position = links[token + PARENT];
    } else if (position != ~token) {
      endRunningCalls(~token, System.nanoTime());
      position = ~token;
    }
  }

  private void endTimed(int node, long nanos) {
    long[] s = sums;
    s[node + START] = 0;
    s[node + TOTAL] += nanos;
    s[node + TIMED]++;
    if (s[node + CALLS] == 1) {
      s[node + FIRSTS] = 1;
      s[node + FIRST_NANOS] = nanos;
    }
  }

  /**
   * Two calls begin at once, the second within the first; with one reading of the clock.
   *
   * @return what {@link #exit(long, long)} must be given
   */
  long enter(int outer, int inner, long now) {
    long outerToken = enterAt(outer, now);
    return outerToken << 32 | (enterAt(inner, now) & 0xffffffffL);
  }

  private int enterAt(int method, long now) {
    int caller = position;
    int node = place(caller, method);
    if (node == 0) {
      fold(caller, method, 1);
      return ~caller;
    }
    sums[node + CALLS]++;
    sums[node + START] = now;
    position = node;
    return node;
  }

  /** Two calls end at once. */
  void exit(long tokens, long now) {
    exitAt((int) tokens, now);
    exitAt((int) (tokens >> 32), now);
  }

  private void exitAt(int token, long now) {
    int left = token > 0 ? token : ~token;
    if (position != left) {
      endRunningCalls(left, now);
    }
    if (token > 0) {
      endTimed(token, now - sums[token + START]);
      position = links[token + PARENT];
    } else {
      position = left;
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

  /** What the thread asks of databases. Called on the owning thread. */
  public Operations operations() {
    if (operations == null) {
      operations = new Operations(this);
    }
    return operations;
  }

  /** What the thread has asked so far; null for nothing. */
  public @Nullable Operations operationsSoFar() {
    return operations;
  }

  /** The method that runs, or its caller's where that is the one given; 0 outside of methods. */
  int methodOtherThan(int method) {
    int running = links[position + METHOD];
    return running == method ? links[links[position + PARENT] + METHOD] : running;
  }

  /** What the thread logs. Called on the owning thread. */
  LogEntries logs() {
    if (logs == null) {
      logs = new LogEntries();
    }
    return logs;
  }

  /** What the thread has logged so far; null for nothing. */
  @Nullable LogEntries logsSoFar() {
    return logs;
  }

  /** Whether the call of this token still runs. */
  boolean isIn(int token) {
    int wanted = token > 0 ? token : ~token;
    int node = position;
    while (node != wanted && node != 0) {
      node = links[node + PARENT];
    }
    return node == wanted;
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
    phase = OPEN;
  }

  /** When the thread stopped to work for the request; known once the tree is closed. */
  long detachedNanos() {
    return attachedNanos + sums[TOTAL];
  }

  boolean isOpen() {
    return phase == OPEN;
  }

  /**
   * The thread stops to work for the request; calls whose exit was missed end here.
   *
   * @param cpu of the thread since it was attached, -1 for unknown
   * @param allocated bytes, likewise
   */
  void close(long now, long cpu, long allocated) {
    phase = CLOSING;
    VarHandle.storeStoreFence();
    endThread(now);
    cpuNanos = cpu;
    allocatedBytes = allocated;
    VarHandle.storeStoreFence();
    phase = CLOSED;
  }

  private void endThread(long now) {
    endRunningCalls(0, now);
    position = 0;
    sums[CALLS] = 1;
    sums[TOTAL] += now - sums[START];
  }

  /** Ends the calls below this one whose exits were missed. */
  private void endRunningCalls(int below, long now) {
    for (int node = position; node != below && node != 0; node = links[node + PARENT]) {
      long started = sums[node + START];
      if (started != 0) {
        // In a copy a call may have begun after its start was copied.
        boolean known = started - attachedNanos >= 0 && now - started > 0;
        endTimed(node, known ? now - started : 0);
      }
    }
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
    s[node + CALLS] = 0;
    s[node + TOTAL] = 0;
    s[node + START] = 0;
    s[node + FOLDED] = 0;
    s[node + TIMED] = 0;
    s[node + FIRSTS] = 0;
    s[node + FIRST_NANOS] = 0;
    links[node + METHOD] = method;
    links[node + PARENT] = parent;
    links[node + LAST_CHILD] = 0;
    links[node + NEXT_SIBLING] = last == 0 ? node : links[last + NEXT_SIBLING];
    if (last != 0) {
      links[last + NEXT_SIBLING] = node;
    }
    links[node + DEPTH] = links[parent + DEPTH] + 1;
    index[slot] = node;
    VarHandle.storeStoreFence();
    end = node + SLOTS;
    return node;
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
  void add(CallTree other, int[] places) {
    sums[CALLS] += other.sums[CALLS];
    sums[TOTAL] += other.sums[TOTAL];
    lost += other.lost;
    places[0] = 0;
    for (int node = SLOTS; node < other.end; node += SLOTS) {
      int parent = places[other.links[node + PARENT] / SLOTS];
      int method = other.links[node + METHOD];
      if (method == MethodTable.BEYOND) {
        places[node / SLOTS] = BEYOND_PLACE;
        continue;
      }
      int into = parent == BEYOND_PLACE ? beyond(method) : childToFill(parent, method);
      if (into == 0) {
        fold(Math.max(0, parent), method, other.sums[node + CALLS] + other.sums[node + FOLDED]);
        places[node / SLOTS] = parent;
      } else {
        places[node / SLOTS] = into;
        addSums(into, other.sums, node);
      }
    }
  }

  private void addSums(int into, long[] from, int node) {
    sums[into + CALLS] += from[node + CALLS];
    sums[into + TOTAL] += from[node + TOTAL];
    sums[into + FOLDED] += from[node + FOLDED];
    sums[into + TIMED] += from[node + TIMED];
    sums[into + FIRSTS] += from[node + FIRSTS];
    sums[into + FIRST_NANOS] += from[node + FIRST_NANOS];
  }

  private int childToFill(int parent, int method) {
    int node = links[parent + LAST_CHILD];
    return node != 0 && links[node + METHOD] == method ? node : child(parent, method);
  }

  /** Nodes in use, the root included. */
  int size() {
    return end / SLOTS;
  }

  /** Bytes of the arrays. */
  int bytes() {
    return links.length * (4 + 8) + index.length * 4;
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

  /** Calls whose time was measured. */
  long timedCalls() {
    long timed = 0;
    for (int node = SLOTS; node < end; node += SLOTS) {
      timed += sums[node + TIMED];
    }
    return timed;
  }

  /** Tells those who decide how calls are measured. */
  void tell(Governor governor, Budget budget) {
    for (int node = SLOTS; node < end; node += SLOTS) {
      budget.saw(links[node + METHOD], sums[node + CALLS], sums[node + TIMED]);
      long firsts = sums[node + FIRSTS];
      governor.saw(
          links[node + METHOD],
          sums[node + TIMED] - firsts,
          sums[node + TOTAL] - sums[node + FIRST_NANOS],
          firsts,
          sums[node + FIRST_NANOS]);
    }
  }

  /**
   * The same calls with methods instead of numbers, added to {@code root}.
   *
   * @param governor knows what calls take that were not timed, and what probes cost
   */
  void addTo(CallNode root, MethodTable methods, Governor governor) {
    CallNode[] nodes = new CallNode[size()];
    long[] totals = totals(governor);
    long[] probes = probes(governor);
    nodes[0] = root;
    root.add(sums[CALLS], 0, sums[TOTAL]);
    root.addProbes(0, probes[0]);
    for (int node = SLOTS; node < end; node += SLOTS) {
      int i = node / SLOTS;
      CallNode parent = nodes[links[node + PARENT] / SLOTS];
      CallNode child = parent.child(methods.get(links[node + METHOD]));
      child.add(sums[node + CALLS], sums[node + FOLDED], totals[i]);
      child.addProbes(untimed(node), probes[i]);
      nodes[i] = child;
    }
  }

  /** Calls that would have been timed in another mode: constructors never are. */
  private long untimed(int node) {
    long timed = sums[node + TIMED];
    return timed == 0 ? 0 : Math.max(0, sums[node + CALLS] - timed);
  }

  /** Time of each node with that of calls that were not timed: at least what is known below it. */
  private long[] totals(Governor governor) {
    long[] totals = new long[size()];
    for (int node = end - SLOTS; node > 0; node -= SLOTS) {
      int i = node / SLOTS;
      long untimed = untimed(node);
      long total = sums[node + TOTAL];
      if (untimed > 0) {
        total = Math.max(totals[i], total + Math.round(untimed * mean(node, governor)));
      }
      totals[i] = total;
      totals[links[node + PARENT] / SLOTS] += total;
    }
    return totals;
  }

  /** Of a call that was not timed; without what the clock adds to one that is. */
  private double mean(int node, Governor governor) {
    long firsts = sums[node + FIRSTS];
    long samples = sums[node + TIMED] - firsts;
    double known = governor.meanNanos(links[node + METHOD]);
    if (samples < ENOUGH && known >= 0) {
      return known;
    }
    double measured =
        samples >= ENOUGH
            ? (double) (sums[node + TOTAL] - sums[node + FIRST_NANOS]) / samples
            : (double) sums[node + TOTAL] / sums[node + TIMED];
    return Math.max(0, measured - governor.timedNanos() / 2);
  }

  /** What probes cost inside of each node: half of its own clocks, half of those below it. */
  private long[] probes(Governor governor) {
    long[] probes = new long[size()];
    for (int node = end - SLOTS; node > 0; node -= SLOTS) {
      double half = sums[node + TIMED] * governor.timedNanos() / 2;
      double counted = (sums[node + CALLS] - sums[node + TIMED]) * governor.countedNanos();
      probes[node / SLOTS] += Math.round(half);
      probes[links[node + PARENT] / SLOTS] += Math.round(half + counted);
    }
    return probes;
  }

  /**
   * A copy for reading while the owner may still write: what the owner does meanwhile is half in
   * it, but its shape is sound. Running calls count until {@code now}; if the owner has left, the
   * copy is exact.
   */
  CallTree snapshot(long now) {
    CallTree copy = new CallTree(maxNodes);
    for (int attempt = 0; attempt < SNAPSHOT_ATTEMPTS; attempt++) {
      copy.phase = phase;
      VarHandle.acquireFence();
      copy.copyFrom(this);
      VarHandle.acquireFence();
      if (phase == copy.phase && phase != CLOSING) {
        break;
      }
      Thread.onSpinWait();
    }
    if (copy.phase == OPEN) {
      copy.endThread(now);
    }
    copy.phase = CLOSED;
    return copy;
  }

  private void copyFrom(CallTree other) {
    // The position first, the arrays last: so its ancestors are in them.
    position = other.position;
    VarHandle.acquireFence();
    int copied = other.end;
    VarHandle.acquireFence();
    links = other.links.clone();
    sums = other.sums.clone();
    index = new int[links.length / SLOTS * 2];
    modes = other.modes;
    beyond = other.beyond;
    lost = other.lost;
    Operations asked = other.operations;
    if (asked != null) {
      asked.copyTo(operations());
    }
    LogEntries logged = other.logs;
    if (logged != null) {
      logged.copyTo(logs());
    }
    attachedNanos = other.attachedNanos;
    threadId = other.threadId;
    cpuNanos = other.cpuNanos;
    allocatedBytes = other.allocatedBytes;
    end = soundUntil(Math.min(copied, Math.min(links.length, sums.length)));
    position = position < end ? position : 0;
    beyond = beyond < end ? beyond : 0;
  }

  /** Where the nodes end that have a method and a parent before them. */
  private int soundUntil(int copied) {
    for (int node = SLOTS; node < copied; node += SLOTS) {
      int parent = links[node + PARENT];
      boolean sound = parent >= 0 && parent < node && parent % SLOTS == 0;
      if (!sound || links[node + METHOD] <= 0) {
        return node;
      }
    }
    return copied;
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
    phase = FREE;
    owner = null;
    recording = null;
    request = null;
    response = null;
    next = null;
    threadId = 0;
    attachedNanos = 0;
    attachedCpuNanos = 0;
    attachedAllocatedBytes = 0;
    cpuNanos = -1;
    allocatedBytes = -1;
    if (operations != null) {
      operations.clear();
    }
    if (logs != null) {
      logs.clear();
    }
  }
}
