package io.hotpath.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hotpath.profile.CallNode;
import io.hotpath.profile.Profile;
import io.hotpath.profile.RequestProfile;
import io.hotpath.profile.RouteProfile;
import io.hotpath.profile.TimeParts;
import io.hotpath.text.MethodRow;
import io.hotpath.text.MethodTable;
import io.hotpath.text.TopOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/**
 * The top report for programs: one JSON object, its fields described in report/README.md. All
 * figures are exact integers but the shares of our own cost. Streams: nothing but the profile
 * itself is held in memory.
 */
final class TopJson {

  private final TopOptions options;

  TopJson(TopOptions options) {
    this.options = options;
  }

  void write(Profile profile, long damaged, OutputStream out) throws IOException {
    try (JsonGenerator json = JsonFields.open(out)) {
      json.writeStartObject();
      json.writeNumberField("v", JsonFields.VERSION);
      json.writeStringField("sort", options.sort().words());
      json.writeArrayFieldStart("routes");
      for (RouteProfile route : profile.routes().values()) {
        if (options.shows(route.route())) {
          writeRoute(route, json);
        }
      }
      json.writeEndArray();
      FootJson.write(profile, damaged, json);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private void writeRoute(RouteProfile route, JsonGenerator json) throws IOException {
    json.writeStartObject();
    writeFigures(route, json);
    writeCalls(route.tree(), json);
    CallNode sampled = route.sampledTree();
    if (sampled != null) {
      json.writeObjectFieldStart("sampled");
      json.writeNumberField("samples", sampled.calls());
      writeCalls(sampled, json);
      json.writeEndObject();
    }
    json.writeArrayFieldStart("slowest");
    for (RequestProfile request : route.slowest()) {
      writeRequest(request, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeFigures(RouteProfile route, JsonGenerator json) throws IOException {
    json.writeStringField("route", route.route());
    json.writeNumberField("requests", route.requests());
    json.writeNumberField("errors", route.errors());
    json.writeNumberField("partial", route.partial());
    JsonFields.writeCounts("status", route.statuses(), json);
    json.writeNumberField("wallNanos", route.wallNanos());
    json.writeNumberField("meanNanos", route.wallNanos() / Math.max(1, route.requests()));
    json.writeNumberField("p50Nanos", route.percentileNanos(50));
    json.writeNumberField("p95Nanos", route.percentileNanos(95));
    json.writeNumberField("p99Nanos", route.percentileNanos(99));
    json.writeNumberField("maxNanos", route.maxNanos());
    json.writeNumberField("cpuNanos", route.cpuNanos());
    json.writeNumberField("cpuRequests", route.cpuRequests());
    json.writeNumberField("allocatedBytes", route.allocatedBytes());
    json.writeNumberField("allocatedRequests", route.allocatedRequests());
    json.writeNumberField("sentBytes", route.sentBytes());
    json.writeNumberField("sentRequests", route.sentRequests());
    json.writeNumberField("queryOperations", route.queries().operations());
    json.writeNumberField("queryNanos", route.queries().nanos());
    json.writeNumberField("logEvents", route.statements().emitted());
    json.writeNumberField("logNanos", route.statements().emitterNanos());
    writeParts(TimeParts.of(route), json);
  }

  private static void writeParts(TimeParts parts, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("parts");
    json.writeNumberField("runningNanos", parts.runningNanos());
    json.writeNumberField("lockNanos", parts.lockNanos());
    json.writeNumberField("waitNanos", parts.waitNanos());
    json.writeNumberField("mongoNanos", parts.mongoNanos());
    json.writeNumberField("logNanos", parts.logNanos());
    json.writeNumberField("gcNanos", parts.gcNanos());
    json.writeNumberField("looks", parts.looks());
    json.writeEndObject();
  }

  private void writeCalls(CallNode tree, JsonGenerator json) throws IOException {
    MethodTable table = MethodTable.of(tree);
    json.writeNumberField("calls", table.calls());
    json.writeNumberField("primitiveCalls", table.primitiveCalls());
    List<MethodRow> rows = table.rows(options.sort());
    json.writeNumberField("methodCount", rows.size());
    json.writeArrayFieldStart("methods");
    for (MethodRow row : rows.subList(0, Math.min(rows.size(), options.limit()))) {
      json.writeStartObject();
      writeRow(row, json);
      json.writeArrayFieldStart("callers");
      for (MethodRow caller : row.callers()) {
        json.writeStartObject();
        writeRow(caller, json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("tree");
    CallPositions.write(tree, json);
    json.writeEndArray();
  }

  private static void writeRow(MethodRow row, JsonGenerator json) throws IOException {
    JsonFields.writeMethod(row.method(), json);
    json.writeNumberField("calls", row.calls());
    json.writeNumberField("primitiveCalls", row.primitiveCalls());
    json.writeNumberField("selfNanos", row.selfNanos());
    json.writeNumberField("cumulativeNanos", row.cumulativeNanos());
    json.writeBooleanField("selfEstimated", row.isSelfEstimated());
    json.writeBooleanField("cumulativeEstimated", row.isCumulativeEstimated());
  }

  private static void writeRequest(RequestProfile request, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", request.id());
    json.writeStringField("start", Instant.ofEpochMilli(request.startMillis()).toString());
    json.writeNumberField("wallNanos", request.wallNanos());
    json.writeNumberField("cpuNanos", request.cpuNanos());
    json.writeNumberField("allocatedBytes", request.allocatedBytes());
    json.writeNumberField("sentBytes", request.sentBytes());
    json.writeNumberField("status", request.status());
    json.writeStringField("failure", request.failure());
    json.writeBooleanField("partial", request.partial());
    json.writeEndObject();
  }
}
