package io.hotpath.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@link CallTree} should count, in the plainest way: objects and maps. */
final class TreeModel {

  /** A position. */
  static final class Node {
    final int method;
    final @Nullable Node parent;
    final int depth;
    final Map<Integer, Node> children = new LinkedHashMap<>();
    long calls;
    long folded;

    Node(int method, @Nullable Node parent) {
      this.method = method;
      this.parent = parent;
      this.depth = parent == null ? 0 : parent.depth + 1;
    }
  }

  final Node root = new Node(0, null);
  final Map<Integer, Long> callsByMethod = new HashMap<>();
  final Map<Integer, Long> beyond = new LinkedHashMap<>();
  long lost;
  private final int maxNodes;
  private int positions = 1;
  private Node position = root;

  TreeModel(int maxNodes) {
    this.maxNodes = maxNodes;
    root.calls = 1;
  }

  /** Answers where the caller is, for {@link #exit}. */
  Node enter(int method) {
    Node caller = position;
    callsByMethod.merge(method, 1L, Long::sum);
    Node node = child(caller, method);
    if (node == null) {
      fold(caller, method);
    } else {
      node.calls++;
      position = node;
    }
    return caller;
  }

  void exit(Node caller) {
    position = caller;
  }

  void count(int method) {
    exit(enter(method));
  }

  private @Nullable Node child(Node caller, int method) {
    Node known = caller.children.get(method);
    int flat = beyond.isEmpty() ? 0 : beyond.size() + 1;
    if (known != null || caller.depth >= CallTree.MAX_DEPTH || positions + flat >= maxNodes) {
      return known;
    }
    Node added = new Node(method, caller);
    caller.children.put(method, added);
    positions++;
    return added;
  }

  private void fold(Node caller, int method) {
    for (Node node = caller; node.parent != null; node = node.parent) {
      if (node.method == method) {
        node.folded++;
        return;
      }
    }
    boolean room = positions + beyond.size() + 1 < 2 * maxNodes;
    if (beyond.containsKey(method) || room) {
      beyond.merge(method, 1L, Long::sum);
    } else {
      lost++;
    }
  }

  /** Adds the counts of another model, where neither is full. */
  void add(TreeModel other) {
    record Pair(Node into, Node from) {}
    Deque<Pair> open = new ArrayDeque<>();
    open.push(new Pair(root, other.root));
    while (!open.isEmpty()) {
      Pair pair = open.pop();
      pair.into.calls += pair.from.calls;
      pair.into.folded += pair.from.folded;
      for (Node from : pair.from.children.values()) {
        Node into =
            pair.into.children.computeIfAbsent(from.method, method -> new Node(method, pair.into));
        open.push(new Pair(into, from));
      }
    }
    other.callsByMethod.forEach((method, calls) -> callsByMethod.merge(method, calls, Long::sum));
    other.beyond.forEach((method, calls) -> beyond.merge(method, calls, Long::sum));
    lost += other.lost;
  }

  /** Fails unless the tree has the same positions and counts, and times that add up. */
  void assertSame(CallNode actual) {
    record Pair(Node expected, CallNode actual) {}
    Deque<Pair> open = new ArrayDeque<>();
    open.push(new Pair(root, actual));
    while (!open.isEmpty()) {
      Pair pair = open.pop();
      Node expected = pair.expected;
      if (pair.actual.calls() != expected.calls || pair.actual.foldedCalls() != expected.folded) {
        throw new AssertionError(
            pair.actual + " should be " + expected.calls + "x, folded " + expected.folded);
      }
      int flat = expected.parent == null && !beyond.isEmpty() ? 1 : 0;
      assertThat(pair.actual.children()).hasSize(expected.children.size() + flat);
      for (Node child : expected.children.values()) {
        CallNode found = pair.actual.find(HandDrivenCollector.method(child.method));
        if (found == null) {
          throw new AssertionError("m" + child.method + " is missing below " + pair.actual);
        }
        open.push(new Pair(child, found));
      }
    }
    assertBeyond(actual);
    assertTimes(actual);
  }

  private void assertBeyond(CallNode actual) {
    Map<Method, Long> expected = new HashMap<>();
    beyond.forEach((method, calls) -> expected.put(HandDrivenCollector.method(method), calls));
    Map<Method, Long> found = new HashMap<>();
    CallNode flat = actual.find(Method.BEYOND);
    if (flat != null) {
      flat.children().forEach(node -> found.put(node.method(), node.calls()));
    }
    assertThat(found).isEqualTo(expected);
  }

  /** Measured times add up. */
  static void assertTimes(CallNode root) {
    long[] self = {0};
    boolean[] exact = {true};
    root.forEach(
        node -> {
          long below = node.children().stream().mapToLong(CallNode::totalNanos).sum();
          if (!node.isSelfEstimated() && node.totalNanos() < below) {
            throw new AssertionError("negative self time: " + node);
          }
          exact[0] &= !node.isSelfEstimated() && node.probeNanos() == 0;
          self[0] += node.selfNanos();
        });
    if (exact[0]) {
      assertThat(self[0]).isEqualTo(root.totalNanos());
    }
  }

  /** Calls by method wherever in a tree they were counted. */
  static Map<Integer, Long> callsByMethod(CallNode root) {
    Map<Integer, Long> calls = new HashMap<>();
    root.forEach(
        node -> {
          if (!node.method().isPseudo()) {
            calls.merge(node.method().line(), node.calls() + node.foldedCalls(), Long::sum);
          }
        });
    return calls;
  }
}
