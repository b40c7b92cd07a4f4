package io.hotpath.text;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Method;
import io.hotpath.profile.Sum;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call tree as people can read it: runs of recursion are folded. Where the last {@code p} calls
 * of a path repeat the {@code p} before them ({@code p} up to {@link #MAX_PERIOD}), the deeper call
 * counts as one more call of the outer: {@code a > a > a} becomes {@code a}, {@code a > b > a > b}
 * becomes {@code a > b}. A chain of filters, {@code chain > x > chain > y}, repeats nothing and
 * stays.
 */
final class FoldedTree {

  private static final int MAX_PERIOD = 4;

  private static final Comparator<FoldedTree> DEAREST =
      Comparator.comparingLong(FoldedTree::totalNanos)
          .reversed()
          .thenComparing(node -> node.method);

  final Method method;
  final @Nullable FoldedTree parent;
  private final Map<Method, FoldedTree> children = new LinkedHashMap<>(4);
  private long calls;
  private long selfNanos;
  private long totalNanos;
  private boolean selfEstimated;
  private boolean totalEstimated;
  private int active;
  private boolean recursive;

  private FoldedTree(Method method, @Nullable FoldedTree parent) {
    this.method = method;
    this.parent = parent;
  }

  private record Step(FoldedTree at, Iterator<CallNode> below) {}

  static FoldedTree of(CallNode root) {
    FoldedTree top = new FoldedTree(root.method(), null);
    Deque<Step> path = new ArrayDeque<>();
    path.push(top.enter(root));
    while (!path.isEmpty()) {
      Step step = path.getFirst();
      if (step.below.hasNext()) {
        CallNode next = step.below.next();
        path.push(step.at.place(next.method()).enter(next));
      } else {
        path.pop().at.active--;
      }
    }
    return top;
  }

  /** Calls at this position, those of folded recursion among them. */
  long calls() {
    return calls;
  }

  long selfNanos() {
    return selfNanos;
  }

  long totalNanos() {
    return totalNanos;
  }

  boolean isSelfEstimated() {
    return selfEstimated;
  }

  boolean isTotalEstimated() {
    return totalEstimated;
  }

  /** Whether deeper calls were folded into this position. */
  boolean recursive() {
    return recursive;
  }

  /** What is called from here, by falling time. */
  List<FoldedTree> children() {
    List<FoldedTree> sorted = new ArrayList<>(children.values());
    sorted.sort(DEAREST);
    return sorted;
  }

  private Step enter(CallNode node) {
    calls = Sum.of(calls, Sum.of(node.calls(), node.foldedCalls()));
    selfNanos = Sum.of(selfNanos, node.selfNanos());
    selfEstimated |= node.isSelfEstimated();
    if (active == 0) {
      totalNanos = Sum.of(totalNanos, node.totalNanos());
      totalEstimated |= node.untimedCalls() > 0;
    }
    recursive |= active > 0 || node.foldedCalls() > 0;
    active++;
    return new Step(this, node.children().iterator());
  }

  /** Where a call from here belongs: to an ancestor whose path it repeats, or below. */
  private FoldedTree place(Method callee) {
    FoldedTree ancestor = this;
    for (int period = 1; period <= MAX_PERIOD && ancestor != null; period++) {
      if (ancestor.method.equals(callee) && repeats(ancestor)) {
        return ancestor;
      }
      ancestor = ancestor.parent;
    }
    return children.computeIfAbsent(callee, method -> new FoldedTree(method, this));
  }

  /** Whether the path from below {@code ancestor} to here is the same as that which led to it. */
  private boolean repeats(FoldedTree ancestor) {
    FoldedTree late = this;
    FoldedTree early = ancestor.parent;
    while (late != null && late != ancestor) {
      if (early == null || !late.method.equals(early.method)) {
        return false;
      }
      late = late.parent;
      early = early.parent;
    }
    return true;
  }
}
