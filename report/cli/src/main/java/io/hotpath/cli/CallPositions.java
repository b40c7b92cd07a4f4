package io.hotpath.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hotpath.profile.CallNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A call tree as a flat list of positions, parents before their children: a nested object would be
 * deeper than JSON readers allow.
 */
final class CallPositions {

  private record Place(CallNode node, int parent) {}

  private CallPositions() {}

  static void write(CallNode tree, JsonGenerator json) throws IOException {
    Deque<Place> open = new ArrayDeque<>();
    open.push(new Place(tree, 0));
    for (int index = 0; !open.isEmpty(); index++) {
      Place place = open.pop();
      CallNode node = place.node;
      json.writeStartObject();
      json.writeNumberField("parent", place.parent);
      JsonFields.writeMethod(node.method(), json);
      json.writeNumberField("calls", node.calls());
      json.writeNumberField("foldedCalls", node.foldedCalls());
      json.writeNumberField("totalNanos", node.totalNanos());
      json.writeNumberField("selfNanos", node.selfNanos());
      json.writeNumberField("untimedCalls", node.untimedCalls());
      json.writeNumberField("probeNanos", node.probeNanos());
      json.writeNumberField("lockNanos", node.lockNanos());
      json.writeNumberField("waitNanos", node.waitNanos());
      json.writeNumberField("looks", node.looks());
      json.writeEndObject();
      List<CallNode> below = new ArrayList<>(node.children());
      for (int i = below.size() - 1; i >= 0; i--) {
        open.push(new Place(below.get(i), index));
      }
    }
  }
}
