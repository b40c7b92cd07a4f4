package io.hotpath.html;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Method;
import io.hotpath.profile.RequestProfile;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;

/**
 * Makes trees small enough for a page: the dearest positions stay, the others are summed below
 * their parent as {@link #SMALLER}, so that no time moves. Stateless.
 */
final class TreeCut {

  /** Stands for positions that were cut, with all that was below them. */
  static final Method SMALLER = new Method("", "(smaller positions)", "", 0);

  /** Positions kept of one single request. */
  static final int MAX_REQUEST_POSITIONS = 300;

  private TreeCut() {}

  /** The same request with a tree that is small enough to be kept until all files are read. */
  static RequestProfile cut(RequestProfile request) {
    CallNode tree = request.tree();
    long least = leastKept(new LongTimes().add(tree), MAX_REQUEST_POSITIONS);
    RequestProfile bare = request.withoutTree();
    bare.tree().addTree(least == 0 ? tree : cut(tree, least));
    return bare;
  }

  /** Times of positions, to find the dearest. */
  static final class LongTimes {
    private long[] times = new long[1024];
    private int size;

    LongTimes add(CallNode tree) {
      tree.forEach(node -> add(node.totalNanos()));
      return this;
    }

    void add(long nanos) {
      if (size == times.length) {
        times = Arrays.copyOf(times, 2 * size);
      }
      times[size++] = nanos;
    }
  }

  /** The least time a position needs to be among so many; 0 where all are. */
  static long leastKept(LongTimes times, int positions) {
    if (times.size <= positions) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(times.times, times.size);
    Arrays.sort(sorted);
    // More than the first that does not fit: of equals all go, so that the bound holds.
    return sorted[times.size - positions - 1] + 1;
  }

  /** A copy with the positions that took at least this long, and the root. */
  static CallNode cut(CallNode root, long leastNanos) {
    record Pair(CallNode into, Collection<CallNode> below) {}
    CallNode copy = new CallNode(root.method());
    copy.add(root.calls(), root.foldedCalls(), root.totalNanos());
    copy.addLooks(root.runningLooks(), root.lockLooks(), root.waitLooks());
    Deque<Pair> open = new ArrayDeque<>();
    open.push(new Pair(copy, root.children()));
    while (!open.isEmpty()) {
      Pair pair = open.pop();
      for (CallNode child : pair.below) {
        boolean kept = child.totalNanos() >= leastNanos;
        CallNode into = pair.into.child(kept ? child.method() : SMALLER);
        into.add(child.calls(), kept ? child.foldedCalls() : 0, child.totalNanos());
        if (kept) {
          into.addProbes(child.untimedCalls(), child.probeNanos());
          into.addLooks(child.runningLooks(), child.lockLooks(), child.waitLooks());
          open.push(new Pair(into, child.children()));
        }
      }
    }
    return copy;
  }
}
