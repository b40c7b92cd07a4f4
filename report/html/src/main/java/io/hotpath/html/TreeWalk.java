package io.hotpath.html;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;

/** Walks trees of any depth, so without recursion. Stateless. */
final class TreeWalk {

  private TreeWalk() {}

  /**
   * Visits each position after its parent.
   *
   * @param below what is below a position, the last to be visited next
   * @param visitor is given the position and, counted in the order of visits, the number of its
   *     parent; 0 for the root
   */
  static <T> void parentsFirst(
      T root, Function<T, Collection<T>> below, ObjIntConsumer<T> visitor) {
    record Place<T>(T node, int parent) {}
    Deque<Place<T>> open = new ArrayDeque<>();
    open.push(new Place<>(root, 0));
    for (int at = 0; !open.isEmpty(); at++) {
      Place<T> place = open.pop();
      visitor.accept(place.node, place.parent);
      for (T child : below.apply(place.node)) {
        open.push(new Place<>(child, at));
      }
    }
  }
}
