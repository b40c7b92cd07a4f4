package io.hotpath.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hotpath.diff.TreeDiff;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ObjLongConsumer;

/**
 * The trees of a diff as columns, position after position, parents first; nanoseconds a request,
 * thousandths of calls a request. Confined to one thread.
 */
final class DiffTrees {

  private static final Comparator<TreeDiff> CHEAPEST =
      Comparator.comparingDouble(TreeDiff::nanos)
          .thenComparing(TreeDiff::method, Comparator.reverseOrder());

  private final TreesData names;
  private final LongColumn from = new LongColumn();
  private final LongColumn method = new LongColumn();
  private final LongColumn parent = new LongColumn();
  private final LongColumn before = new LongColumn();
  private final LongColumn after = new LongColumn();
  private final LongColumn callsBefore = new LongColumn();
  private final LongColumn callsAfter = new LongColumn();

  DiffTrees(TreesData names) {
    this.names = names;
  }

  /**
   * Adds a tree and says its number.
   *
   * @param leastNanos a request; what takes less before and after is left out with all below
   */
  int add(TreeDiff root, double leastNanos) {
    int number = from.size();
    from.add(method.size());
    TreeWalk.parentsFirst(root, node -> kept(node, leastNanos), this::add);
    return number;
  }

  private static List<TreeDiff> kept(TreeDiff node, double leastNanos) {
    List<TreeDiff> below = new ArrayList<>(node.children());
    below.removeIf(child -> child.nanos() < leastNanos);
    below.sort(CHEAPEST);
    return below;
  }

  private void add(TreeDiff node, int above) {
    method.add(names.numberOf(node.method()));
    parent.add(above);
    before.add(Math.round(node.nanosBefore()));
    after.add(Math.round(node.nanosAfter()));
    callsBefore.add(Math.round(1000 * node.callsBefore()));
    callsAfter.add(Math.round(1000 * node.callsAfter()));
  }

  /** Calls with each position and its time for so many requests. */
  static void forEach(TreeDiff root, double requests, ObjLongConsumer<TreeDiff> visitor) {
    TreeWalk.parentsFirst(
        root,
        TreeDiff::children,
        (node, parent) -> visitor.accept(node, Math.round(requests * node.nanos())));
  }

  void write(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("trees");
    from.write("from", json);
    method.write("method", json);
    parent.write("parent", json);
    before.write("before", json);
    after.write("after", json);
    callsBefore.write("callsBefore", json);
    callsAfter.write("callsAfter", json);
    json.writeEndObject();
    names.writeMethods(json);
  }
}
