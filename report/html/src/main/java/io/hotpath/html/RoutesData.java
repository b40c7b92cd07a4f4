package io.hotpath.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hotpath.profile.CallNode;
import io.hotpath.profile.RequestProfile;
import io.hotpath.profile.RouteProfile;
import io.hotpath.profile.TimeParts;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The field {@code routes}: their figures, latencies, slowest requests, and numbers of trees. */
final class RoutesData {

  private final TreesData trees;
  private final long leastNanos;
  private final long leastOfRequests;

  /**
   * Writes into a page.
   *
   * @param leastNanos positions of merged trees that took less are summed up
   * @param leastOfRequests the same for trees of single requests
   */
  RoutesData(TreesData trees, long leastNanos, long leastOfRequests) {
    this.trees = trees;
    this.leastNanos = leastNanos;
    this.leastOfRequests = leastOfRequests;
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
    return tree.children().isEmpty() ? -1 : trees.add(cut(tree, leastNanos));
  }

  /**
   * Of a single request the order of first calls says something: likewise, but as it was called.
   */
  private int treeNumber(RequestProfile request) {
    CallNode tree = request.tree();
    return tree.children().isEmpty() ? -1 : trees.addAsCalled(cut(tree, leastOfRequests));
  }

  private static CallNode cut(CallNode tree, long least) {
    return least == 0 ? tree : TreeCut.cut(tree, least);
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
    LatencyCounts latencies = LatencyCounts.of(route.latencyMicros());
    for (int percentile : new int[] {50, 95, 99}) {
      long nanos = Math.min(route.maxNanos(), latencies.percentileNanos(percentile));
      json.writeNumberField("p" + percentile, nanos);
    }
    json.writeNumberField("cpu", route.cpuNanosOfAll());
    json.writeNumberField("cpuRequests", route.cpuRequests() == 0 ? 0 : route.requests());
    json.writeNumberField("allocated", route.allocatedBytes());
    json.writeNumberField("allocatedRequests", route.allocatedRequests());
    json.writeNumberField("sent", route.sentBytes());
    json.writeNumberField("sentRequests", route.sentRequests());
    json.writeNumberField("queryOperations", route.queries().operations());
    json.writeNumberField("queryNanos", route.queries().nanos());
    json.writeNumberField("logEvents", route.statements().emitted());
    json.writeNumberField("logNanos", route.statements().emitterNanos());
    writeParts(TimeParts.of(route), json);
    latencies.write("latency", json);
  }

  private static void writeParts(TimeParts parts, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("parts");
    json.writeNumberField("running", parts.runningNanos());
    json.writeNumberField("lock", parts.lockNanos());
    json.writeNumberField("wait", parts.waitNanos());
    json.writeNumberField("mongo", parts.mongoNanos());
    json.writeNumberField("log", parts.logNanos());
    json.writeNumberField("gc", parts.gcNanos());
    json.writeNumberField("looks", parts.looks());
    json.writeEndObject();
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
    json.writeNumberField("tree", treeNumber(request));
    json.writeEndObject();
  }
}
