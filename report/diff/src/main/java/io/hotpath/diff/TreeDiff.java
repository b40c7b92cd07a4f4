package io.hotpath.diff;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Method;
import io.hotpath.profile.RouteProfile;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The trees of a route before and after, laid upon each other. Methods are matched without their
 * lines, which move between versions. Nanoseconds and calls are means of a request. Confined to one
 * thread.
 */
public final class TreeDiff {

  private final Method method;
  private final Map<Method, TreeDiff> children = new LinkedHashMap<>();
  private double nanosBefore;
  private double nanosAfter;
  private double callsBefore;
  private double callsAfter;

  private TreeDiff(Method method) {
    this.method = method;
  }

  static TreeDiff of(Mix.Pair pair) {
    TreeDiff root = new TreeDiff(Method.REQUEST);
    root.add(tree(pair.before()), 1.0 / pair.before().requests(), false);
    root.add(tree(pair.after()), 1.0 / pair.after().requests(), true);
    return root;
  }

  /** The exact one, else the sampled one. */
  static CallNode tree(RouteProfile route) {
    CallNode sampled = route.sampledTree();
    boolean exact = !route.tree().children().isEmpty();
    return exact || sampled == null ? route.tree() : sampled;
  }

  private void add(CallNode tree, double weight, boolean isAfter) {
    record Pair(TreeDiff into, CallNode from) {}
    Deque<Pair> open = new ArrayDeque<>();
    open.push(new Pair(this, tree));
    while (!open.isEmpty()) {
      Pair pair = open.pop();
      pair.into.count(pair.from, weight, isAfter);
      for (CallNode child : pair.from.children()) {
        open.push(new Pair(pair.into.child(child.method()), child));
      }
    }
  }

  private TreeDiff child(Method named) {
    Method anywhere = new Method(named.type(), named.name(), "", 0);
    return children.computeIfAbsent(anywhere, TreeDiff::new);
  }

  private void count(CallNode node, double weight, boolean isAfter) {
    if (isAfter) {
      nanosAfter += weight * node.totalNanos();
      callsAfter += weight * node.calls();
    } else {
      nanosBefore += weight * node.totalNanos();
      callsBefore += weight * node.calls();
    }
  }

  /** Without file and line. */
  public Method method() {
    return method;
  }

  public Collection<TreeDiff> children() {
    return children.values();
  }

  /** With all below. */
  public double nanosBefore() {
    return nanosBefore;
  }

  public double nanosAfter() {
    return nanosAfter;
  }

  /** The larger of both: what counts for whether a position can be left out. */
  public double nanos() {
    return Math.max(nanosBefore, nanosAfter);
  }

  public double callsBefore() {
    return callsBefore;
  }

  public double callsAfter() {
    return callsAfter;
  }
}
