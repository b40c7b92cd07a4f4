package io.hotpath.it;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/** Call trees in the short words of the tests: {@code Work.leaf}. */
final class Calls {

  private Calls() {}

  /** Calls by method, wherever they are in the tree. */
  static Map<String, Long> counts(CallNode tree) {
    Map<String, Long> counts = new TreeMap<>();
    tree.forEach(
        node -> {
          long calls = node.calls() + node.foldedCalls();
          if (!node.method().isPseudo() && calls > 0) {
            counts.merge(name(node.method()), calls, Long::sum);
          }
        });
    return counts;
  }

  /** The tree below its root, one position a line, indented by its level. */
  static String shape(CallNode tree) {
    record Place(CallNode node, int level) {}
    StringBuilder text = new StringBuilder();
    Deque<Place> open = new ArrayDeque<>();
    open.push(new Place(tree, -1));
    while (!open.isEmpty()) {
      Place place = open.pop();
      if (place.level >= 0) {
        text.append(" ".repeat(2 * place.level)).append(name(place.node.method()));
        text.append(place.node.calls() == 1 ? "" : " " + place.node.calls()).append('\n');
      }
      Deque<CallNode> backwards = new ArrayDeque<>();
      place.node.children().forEach(backwards::push);
      backwards.forEach(child -> open.push(new Place(child, place.level + 1)));
    }
    return text.toString();
  }

  /** Self times of all positions, each with what probes took in it; none may be negative. */
  static long sumOfSelfTimes(CallNode tree) {
    long[] sum = {0};
    tree.forEach(
        node -> {
          long below = node.children().stream().mapToLong(CallNode::totalNanos).sum();
          sum[0] += Math.max(0, node.totalNanos() - below);
        });
    return sum[0];
  }

  /** Whether the time of some calls is estimated: then times need not add up. */
  static boolean isEstimated(CallNode tree) {
    boolean[] estimated = {false};
    tree.forEach(node -> estimated[0] |= node.untimedCalls() > 0);
    return estimated[0];
  }

  static String name(Method method) {
    String type = method.type();
    return type.isEmpty()
        ? method.name()
        : type.substring(type.lastIndexOf('.') + 1) + "." + method.name();
  }
}
