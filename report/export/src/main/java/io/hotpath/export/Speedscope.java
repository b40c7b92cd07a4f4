package io.hotpath.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.hotpath.profile.CallNode;
import io.hotpath.profile.Method;
import io.hotpath.profile.RouteProfile;
import io.hotpath.profile.Sum;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The file format of speedscope: frames once, and for each route stacks with their own time. */
final class Speedscope {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build()
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private Speedscope() {}

  static void write(List<RouteProfile> routes, OutputStream out) throws IOException {
    Map<Method, Integer> frames = new LinkedHashMap<>();
    for (RouteProfile route : routes) {
      Stacks.walk(
          Stacks.tree(route), (path, node) -> frames.putIfAbsent(node.method(), frames.size()));
    }
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("$schema", "https://www.speedscope.app/file-format-schema.json");
      json.writeStringField("exporter", "hotpath");
      json.writeStringField("name", "Hotpath");
      writeFrames(frames, json);
      json.writeArrayFieldStart("profiles");
      for (RouteProfile route : routes) {
        writeRoute(route, frames, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void writeFrames(Map<Method, Integer> frames, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("shared");
    json.writeArrayFieldStart("frames");
    for (Method method : frames.keySet()) {
      json.writeStartObject();
      json.writeStringField("name", method.qualifiedName());
      if (!method.file().isEmpty()) {
        json.writeStringField("file", method.file());
        json.writeNumberField("line", method.line());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeRoute(
      RouteProfile route, Map<Method, Integer> frames, JsonGenerator json) throws IOException {
    CallNode tree = Stacks.tree(route);
    json.writeStartObject();
    json.writeStringField("type", "sampled");
    json.writeStringField("name", route.route());
    json.writeStringField("unit", "nanoseconds");
    json.writeNumberField("startValue", 0);
    long[] end = {0};
    Stacks.walk(tree, (path, node) -> end[0] = Sum.of(end[0], node.selfNanos()));
    json.writeNumberField("endValue", end[0]);
    json.writeArrayFieldStart("samples");
    Stacks.walk(
        tree,
        (path, node) -> {
          if (node.selfNanos() > 0) {
            json.writeStartArray();
            for (Method method : path) {
              json.writeNumber(frames.getOrDefault(method, 0));
            }
            json.writeEndArray();
          }
        });
    json.writeEndArray();
    json.writeArrayFieldStart("weights");
    Stacks.walk(
        tree,
        (path, node) -> {
          if (node.selfNanos() > 0) {
            json.writeNumber(node.selfNanos());
          }
        });
    json.writeEndArray();
    json.writeEndObject();
  }
}
