package io.hotpath.recorder;

import static io.hotpath.recorder.Positions.CALLS;
import static io.hotpath.recorder.Positions.FIRSTS;
import static io.hotpath.recorder.Positions.FIRST_NANOS;
import static io.hotpath.recorder.Positions.FOLDED;
import static io.hotpath.recorder.Positions.METHOD;
import static io.hotpath.recorder.Positions.PARENT;
import static io.hotpath.recorder.Positions.SITED;
import static io.hotpath.recorder.Positions.SLOTS;
import static io.hotpath.recorder.Positions.TIMED;
import static io.hotpath.recorder.Positions.TOTAL;
import static io.hotpath.recorder.Positions.clear;

import org.jspecify.annotations.Nullable;

/**
 * What a finished tree holds, in a tenth of its room: the way from the processor of the request to
 * that of the collector is paid for each cache line. Confined to one thread at a time: the one that
 * leaves a request last, then the collector's.
 *
 * <p>One long for a position that was called once: method, parent and kind. Two where it was timed
 * as well, or was called more often and was not; eight for any other. What was asked of databases
 * or logged is copied as it is. Bounds: {@link #MAX_NODES}, {@link #MAX_ENTRIES}; 48 KiB. Trees
 * beyond are handed on themselves.
 */
final class PackedTree {

  /** Positions of a tree that is packed. */
  static final int MAX_NODES = 512;

  /** Entries of operations, and of log statements, likewise. */
  static final int MAX_ENTRIES = 64;

  // Kinds of a position: what there is to be told of it. A parent's offset leaves these bits free.
  private static final int ONCE = 0;
  private static final int ONCE_TIMED = 1;
  private static final int COUNTED = 2;
  private static final int COUNTED_BY_CALLERS = 3;
  private static final int ANY = 4;
  private static final int KINDS = SLOTS - 1;

  /** What is packed is only read: nothing begins in a tree. */
  private static final CallTree NOBODYS = new CallTree();

  private long[] words = {};
  private int end;
  private int size;
  private long rootNanos;
  private long lost;
  private long threadId;
  private long attachedNanos;
  private long cpuNanos;
  private long allocatedBytes;
  private final LookCounts looks = new LookCounts();

  /** Made when there are any, and kept. */
  private @Nullable Operations operations;

  private @Nullable LogEntries logs;
  private boolean hasOperations;
  private boolean hasLogs;

  /** Next of the same request. */
  @Nullable PackedTree next;

  /** Whether there is room for what a tree holds. */
  static boolean fits(CallTree tree) {
    return tree.size() <= MAX_NODES
        && (tree.operations == null || tree.operations.size() <= MAX_ENTRIES)
        && (tree.logs == null || tree.logs.size() <= MAX_ENTRIES);
  }

  /** Bytes of its arrays. */
  int bytes() {
    return words.length * Long.BYTES
        + (operations == null ? 0 : operations.bytes())
        + (logs == null ? 0 : logs.bytes());
  }

  /** Id of the thread that the tree was of. */
  long threadId() {
    return threadId;
  }

  /** Takes over a closed tree that {@link #fits}. */
  void pack(CallTree tree) {
    if (words.length < tree.end) {
      words = new long[Math.max(Positions.SMALL * SLOTS, Integer.highestOneBit(tree.end - 1) * 2)];
    }
    end = 0;
    for (int node = SLOTS; node < tree.end; node += SLOTS) {
      pack(tree.links, tree.sums, node);
    }
    rootNanos = tree.sums[TOTAL];
    lost = tree.lost;
    threadId = tree.threadId;
    attachedNanos = tree.attachedNanos;
    cpuNanos = tree.cpuNanos;
    allocatedBytes = tree.allocatedBytes;
    size = tree.size();
    looks.takeOver(tree.looks);
    packOperations(tree);
    packLogs(tree);
  }

  private void packOperations(CallTree tree) {
    hasOperations = !tree.hasNoOperations();
    if (hasOperations) {
      operations = operations == null ? new Operations(NOBODYS) : operations;
      operations.takeFrom(tree.operations());
    }
  }

  private void packLogs(CallTree tree) {
    hasLogs = !tree.hasNoLogs();
    if (hasLogs) {
      logs = logs == null ? new LogEntries() : logs;
      logs.takeFrom(tree.logs());
    }
  }

  private void pack(int[] links, long[] sums, int node) {
    int kind = kind(sums, node);
    words[end++] = (long) links[node + METHOD] << Integer.SIZE | links[node + PARENT] | kind;
    switch (kind) {
      case ONCE -> {}
      case ONCE_TIMED -> words[end++] = sums[node + TOTAL];
      case COUNTED -> words[end++] = sums[node + CALLS];
      case COUNTED_BY_CALLERS -> words[end++] = sums[node + SITED];
      default -> packAll(sums, node);
    }
  }

  private void packAll(long[] sums, int node) {
    words[end++] = sums[node + CALLS];
    words[end++] = sums[node + TOTAL];
    words[end++] = sums[node + FOLDED];
    words[end++] = sums[node + TIMED];
    words[end++] = sums[node + FIRSTS];
    words[end++] = sums[node + FIRST_NANOS];
    words[end++] = sums[node + SITED];
  }

  private static int kind(long[] sums, int node) {
    long calls = sums[node + CALLS];
    long sited = sums[node + SITED];
    if ((sums[node + TIMED] | sums[node + TOTAL] | sums[node + FOLDED]) != 0) {
      return calls == 1 && sited == 0 && isTimedFirst(sums, node) ? ONCE_TIMED : ANY;
    }
    if (sited == 0) {
      return calls == 1 ? ONCE : COUNTED;
    }
    return calls == 0 ? COUNTED_BY_CALLERS : ANY;
  }

  private static boolean isTimedFirst(long[] sums, int node) {
    return sums[node + TIMED] == 1
        && sums[node + FIRSTS] == 1
        && sums[node + FIRST_NANOS] == sums[node + TOTAL]
        && sums[node + FOLDED] == 0;
  }

  /**
   * Makes a tree say what the packed one did, for reading and merging alone, and as long as this
   * one is not used again.
   *
   * @param tree only used for this
   */
  void unpack(CallTree tree) {
    tree.readable(size);
    int[] links = tree.links;
    long[] sums = tree.sums;
    int at = 0;
    for (int node = SLOTS; node < tree.end; node += SLOTS) {
      at = unpack(at, links, sums, node);
    }
    sums[CALLS] = 1;
    sums[TOTAL] = rootNanos;
    tree.lost = lost;
    tree.threadId = threadId;
    tree.attachedNanos = attachedNanos;
    tree.cpuNanos = cpuNanos;
    tree.allocatedBytes = allocatedBytes;
    tree.looks.takeOver(looks);
    tree.operations = hasOperations ? operations : null;
    tree.logs = hasLogs ? logs : null;
  }

  private int unpack(int from, int[] links, long[] sums, int node) {
    int at = from;
    long place = words[at++];
    links[node + METHOD] = (int) (place >>> Integer.SIZE);
    links[node + PARENT] = (int) place & ~KINDS;
    clear(sums, node);
    switch ((int) place & KINDS) {
      case ONCE -> sums[node + CALLS] = 1;
      case ONCE_TIMED -> unpackTimed(sums, node, words[at++]);
      case COUNTED -> sums[node + CALLS] = words[at++];
      case COUNTED_BY_CALLERS -> sums[node + SITED] = words[at++];
      default -> at = unpackAll(at, sums, node);
    }
    return at;
  }

  private static void unpackTimed(long[] sums, int node, long nanos) {
    sums[node + CALLS] = 1;
    sums[node + TOTAL] = nanos;
    sums[node + TIMED] = 1;
    sums[node + FIRSTS] = 1;
    sums[node + FIRST_NANOS] = nanos;
  }

  private int unpackAll(int from, long[] sums, int node) {
    int at = from;
    sums[node + CALLS] = words[at++];
    sums[node + TOTAL] = words[at++];
    sums[node + FOLDED] = words[at++];
    sums[node + TIMED] = words[at++];
    sums[node + FIRSTS] = words[at++];
    sums[node + FIRST_NANOS] = words[at++];
    sums[node + SITED] = words[at++];
    return at;
  }
}
