package io.hotpath.text;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Method;
import io.hotpath.profile.Sum;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The flat view of call trees, as pstats has it: for each method its calls, times and callers. Text
 * and JSON are made from it. Confined to one thread; does not change the trees.
 */
public final class MethodTable {

  private final Map<Method, MethodRow> rows = new HashMap<>();
  private long totalNanos;

  /** One position on the path that is walked, with what it counts for. */
  private record Step(
      CallNode node, Iterator<CallNode> below, MethodRow row, @Nullable MethodRow caller) {}

  private MethodTable() {}

  /** The methods of one tree. */
  public static MethodTable of(CallNode tree) {
    return of(List.of(tree));
  }

  /** The methods of several trees together. */
  public static MethodTable of(Iterable<CallNode> trees) {
    MethodTable table = new MethodTable();
    trees.forEach(table::addTree);
    return table;
  }

  /** All methods in the order asked for, pseudo methods among them. */
  public List<MethodRow> rows(Sort sort) {
    return rows.values().stream().sorted(sort.order()).toList();
  }

  /** Calls of all methods of the application. */
  public long calls() {
    return sum(MethodRow::calls);
  }

  /** Those of {@link #calls} that are not recursive. */
  public long primitiveCalls() {
    return sum(MethodRow::primitiveCalls);
  }

  /** Time of the roots: of the requests. */
  public long totalNanos() {
    return totalNanos;
  }

  private long sum(ToLongFunction<MethodRow> figure) {
    return rows.values().stream()
        .filter(row -> !row.method().isPseudo())
        .mapToLong(figure)
        .reduce(0, Sum::of);
  }

  /** Iterative: a tree may be deeper than a thread's stack. */
  private void addTree(CallNode root) {
    totalNanos = Sum.of(totalNanos, root.totalNanos());
    Deque<Step> path = new ArrayDeque<>();
    path.push(enter(root, null));
    while (!path.isEmpty()) {
      Step top = path.getFirst();
      if (top.below.hasNext()) {
        path.push(enter(top.below.next(), top.node));
      } else {
        leave(path.pop());
      }
    }
  }

  private Step enter(CallNode node, @Nullable CallNode parent) {
    MethodRow row = rows.computeIfAbsent(node.method(), MethodRow::new);
    row.enter(node);
    MethodRow caller = parent == null ? null : row.caller(parent.method());
    if (caller != null) {
      caller.enter(node);
    }
    if (node.foldedCalls() > 0) {
      row.addFolded(node.foldedCalls());
      row.caller(MethodRow.FOLDED).addFolded(node.foldedCalls());
    }
    Collection<CallNode> below = node.children();
    return new Step(node, below.iterator(), row, caller);
  }

  private static void leave(Step step) {
    step.row.leave();
    if (step.caller != null) {
      step.caller.leave();
    }
  }
}
