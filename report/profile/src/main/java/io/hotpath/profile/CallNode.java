package io.hotpath.profile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One position in a call tree: a method, called from the position above it. Counts are exact; in a
 * sampled tree {@link #calls} are samples and the time is samples times the sampling period.
 *
 * <p>Units: nanoseconds. Trees may be a thousand levels deep, so every walk is iterative.
 */
public final class CallNode {

  private final Method method;
  private Map<Method, CallNode> children = Map.of();
  private long calls;
  private long foldedCalls;
  private long totalNanos;
  private long untimedCalls;
  private long probeNanos;
  private long runningLooks;
  private long lockLooks;
  private long waitLooks;

  /** A position nobody has called yet. */
  public CallNode(Method method) {
    this.method = method;
  }

  /** An empty tree. */
  public static CallNode root() {
    return new CallNode(Method.REQUEST);
  }

  public Method method() {
    return method;
  }

  /** Calls that made this position. */
  public long calls() {
    return calls;
  }

  /**
   * Recursive calls that the tree was too deep or too large to hold: counted here, at the nearest
   * ancestor of the same method, whose time includes theirs.
   */
  public long foldedCalls() {
    return foldedCalls;
  }

  /** Time in this position and below it; estimated where {@link #untimedCalls} are in it. */
  public long totalNanos() {
    return totalNanos;
  }

  /** Calls that were counted and not timed: their time is estimated from that of others. */
  public long untimedCalls() {
    return untimedCalls;
  }

  /** Estimated time that probes took in this position, out of {@link #totalNanos}. */
  public long probeNanos() {
    return probeNanos;
  }

  /** How often a thread was seen at this position itself, computing or in a system call. */
  public long runningLooks() {
    return runningLooks;
  }

  /** As {@link #runningLooks}, waiting for a lock. */
  public long lockLooks() {
    return lockLooks;
  }

  /** As {@link #runningLooks}, waiting for anything else. */
  public long waitLooks() {
    return waitLooks;
  }

  /** All looks at this position itself. */
  public long looks() {
    return Sum.of(runningLooks, Sum.of(lockLooks, waitLooks));
  }

  /**
   * Time in this position itself, without that of probes; what rounding and estimates would make
   * negative is 0.
   */
  public long selfNanos() {
    long below = probeNanos;
    for (CallNode child : children.values()) {
      below = Sum.of(below, child.totalNanos);
    }
    return Math.max(0, totalNanos - below);
  }

  /** Of {@link #selfNanos}, waiting for a lock: estimated by looks. */
  public long lockNanos() {
    return partOfSelf(lockLooks);
  }

  /** Of {@link #selfNanos}, waiting for anything but a lock: estimated by looks. */
  public long waitNanos() {
    return partOfSelf(waitLooks);
  }

  private long partOfSelf(long some) {
    return some == 0 ? 0 : Math.round((double) selfNanos() * some / looks());
  }

  /** Whether {@link #selfNanos} is estimated: this position's time is, or that of one below. */
  public boolean isSelfEstimated() {
    return untimedCalls > 0 || children.values().stream().anyMatch(child -> child.untimedCalls > 0);
  }

  /** The positions called from here, in order of their first call. */
  public Collection<CallNode> children() {
    return children.values();
  }

  /** The position of {@code callee} called from here; made if it is not there. */
  public CallNode child(Method callee) {
    if (children.isEmpty()) {
      // Most positions are leaves, and a profile has many: they need no map.
      children = new LinkedHashMap<>(4);
    }
    return children.computeIfAbsent(callee, CallNode::new);
  }

  /** The position of {@code callee} called from here, or null. */
  public @Nullable CallNode find(Method callee) {
    return children.get(callee);
  }

  /** Adds measurements to this position alone. */
  public void add(long moreCalls, long moreFoldedCalls, long moreNanos) {
    calls = Sum.of(calls, moreCalls);
    foldedCalls = Sum.of(foldedCalls, moreFoldedCalls);
    totalNanos = Sum.of(totalNanos, moreNanos);
  }

  /** Adds what the way of measuring did to this position alone. */
  public void addProbes(long moreUntimedCalls, long moreProbeNanos) {
    untimedCalls = Sum.of(untimedCalls, moreUntimedCalls);
    probeNanos = Sum.of(probeNanos, moreProbeNanos);
  }

  /** Adds what threads were seen doing at this position itself. */
  public void addLooks(long running, long lockedOut, long waiting) {
    runningLooks = Sum.of(runningLooks, running);
    lockLooks = Sum.of(lockLooks, lockedOut);
    waitLooks = Sum.of(waitLooks, waiting);
  }

  /** Adds a whole tree to this one, position by position. The other tree stays as it is. */
  public void addTree(CallNode other) {
    record Pair(CallNode into, CallNode from) {}
    Deque<Pair> open = new ArrayDeque<>();
    open.push(new Pair(this, other));
    while (!open.isEmpty()) {
      Pair pair = open.pop();
      CallNode from = pair.from;
      pair.into.add(from.calls, from.foldedCalls, from.totalNanos);
      pair.into.addProbes(from.untimedCalls, from.probeNanos);
      pair.into.addLooks(from.runningLooks, from.lockLooks, from.waitLooks);
      if (!from.children.isEmpty()) {
        for (CallNode child : from.children.values()) {
          open.push(new Pair(pair.into.child(child.method), child));
        }
      }
    }
  }

  /** Calls {@code visitor} for this position and all below it, parents before their children. */
  public void forEach(Consumer<CallNode> visitor) {
    Deque<CallNode> open = new ArrayDeque<>();
    open.push(this);
    while (!open.isEmpty()) {
      CallNode node = open.pop();
      visitor.accept(node);
      List<CallNode> below = new ArrayList<>(node.children.values());
      for (int i = below.size() - 1; i >= 0; i--) {
        open.push(below.get(i));
      }
    }
  }

  /** Positions in this tree, this one included. */
  public int size() {
    int[] size = {0};
    forEach(node -> size[0]++);
    return size[0];
  }

  @Override
  public String toString() {
    return method.location() + " " + calls + "x " + totalNanos + "ns";
  }
}
