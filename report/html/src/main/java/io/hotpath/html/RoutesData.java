package io.hotpath.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hotpath.profile.CallNode;
import io.hotpath.profile.RequestProfile;
import io.hotpath.profile.RouteProfile;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.jspecify.annotations.Nullable;

/** The field {@code routes}: their figures, latencies, slowest requests, and numbers of trees. */
final class RoutesData {

  private final TreesData trees;
  private final long leastNanos;

  /**
   * Writes into a page.
   *
   * @param leastNanos positions of merged trees that took less are summed up
   */
  RoutesData(TreesData trees, long leastNanos) {
    this.trees = trees;
    this.leastNanos = leastNanos;
  }

  void write(List<RouteProfile> routes, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("routes");
    for (RouteProfile route : routes) {
      json.writeStartObject();
      writeFigures(route, json);
      json.writeNumberField("tree", treeNumber(route.tree()));
      CallNode sampled = route.sampledTree();
      if (sampled != null) {
        json.writeNumberField("sampled", treeNumber(sampled));
      }
      json.writeArrayFieldStart("slowest");
      for (RequestProfile request : route.slowest()) {
        writeRequest(request, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** A tree of nothing but the request is none. */
  private int treeNumber(CallNode tree) {
    if (tree.children().isEmpty()) {
      return -1;
    }
    return trees.add(leastNanos == 0 ? tree : TreeCut.cut(tree, leastNanos));
  }

  private static void writeFigures(RouteProfile route, JsonGenerator json) throws IOException {
    json.writeStringField("name", Texts.safe(route.route()));
    json.writeNumberField("requests", route.requests());
    json.writeNumberField("errors", route.errors());
    json.writeNumberField("partial", route.partial());
    json.writeObjectFieldStart("status");
    for (Map.Entry<Integer, Long> status : route.statuses().entrySet()) {
      json.writeNumberField(status.getKey().toString(), status.getValue());
    }
    json.writeEndObject();
    json.writeNumberField("wall", route.wallNanos());
    json.writeNumberField("max", route.maxNanos());
    for (int percentile : new int[] {50, 95, 99}) {
      json.writeNumberField("p" + percentile, route.percentileNanos(percentile));
    }
    json.writeNumberField("cpu", route.cpuNanos());
    json.writeNumberField("cpuRequests", route.cpuRequests());
    json.writeNumberField("allocated", route.allocatedBytes());
    json.writeNumberField("allocatedRequests", route.allocatedRequests());
    json.writeNumberField("sent", route.sentBytes());
    json.writeNumberField("sentRequests", route.sentRequests());
    json.writeNumberField("queryOperations", route.queries().operations());
    json.writeNumberField("queryNanos", route.queries().nanos());
    writeLatencies(route.latencyMicros(), json);
  }

  /** Value, count, value, count, as in the profile file. */
  private static void writeLatencies(Histogram micros, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("latency");
    for (HistogramIterationValue value : micros.recordedValues()) {
      json.writeNumber(value.getValueIteratedTo());
      json.writeNumber(value.getCountAtValueIteratedTo());
    }
    json.writeEndArray();
  }

  private void writeRequest(RequestProfile request, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", Texts.safe(request.id()));
    json.writeStringField("start", Instant.ofEpochMilli(request.startMillis()).toString());
    json.writeNumberField("wall", request.wallNanos());
    json.writeNumberField("cpu", request.cpuNanos());
    json.writeNumberField("allocated", request.allocatedBytes());
    json.writeNumberField("sent", request.sentBytes());
    json.writeNumberField("status", request.status());
    @Nullable String failure = request.failure();
    json.writeStringField("failure", failure == null ? null : Texts.safe(failure));
    json.writeBooleanField("partial", request.partial());
    boolean bare = request.tree().children().isEmpty();
    json.writeNumberField("tree", bare ? -1 : trees.add(request.tree()));
    json.writeEndObject();
  }
}
