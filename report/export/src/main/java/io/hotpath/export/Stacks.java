package io.hotpath.export;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Method;
import io.hotpath.profile.RouteProfile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Walks a route's tree, exact where there is one, position by position with the path to it. */
final class Stacks {

  /** Gets each position. */
  interface Visitor {
    /**
     * A position.
     *
     * @param path from the request to the position, valid during the call; its first is the request
     */
    void position(List<Method> path, CallNode node) throws IOException;
  }

  private Stacks() {}

  static CallNode tree(RouteProfile route) {
    CallNode sampled = route.sampledTree();
    return sampled != null && route.tree().children().isEmpty() ? sampled : route.tree();
  }

  /** Iterative: a tree may be deeper than a thread's stack. */
  static void walk(CallNode root, Visitor visitor) throws IOException {
    List<Method> path = new ArrayList<>();
    List<Method> seen = Collections.unmodifiableList(path);
    Deque<Iterator<CallNode>> open = new ArrayDeque<>();
    open.push(List.of(root).iterator());
    while (!open.isEmpty()) {
      if (open.getFirst().hasNext()) {
        CallNode node = open.getFirst().next();
        path.add(node.method());
        visitor.position(seen, node);
        open.push(node.children().iterator());
      } else {
        open.pop();
        if (!path.isEmpty()) {
          path.remove(path.size() - 1);
        }
      }
    }
  }
}
