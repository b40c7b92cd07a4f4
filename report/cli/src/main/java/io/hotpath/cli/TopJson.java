package io.hotpath.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.hotpath.profile.CallNode;
import io.hotpath.profile.Loss;
import io.hotpath.profile.Method;
import io.hotpath.profile.Profile;
import io.hotpath.profile.RequestProfile;
import io.hotpath.profile.RouteProfile;
import io.hotpath.profile.Skipped;
import io.hotpath.text.MethodRow;
import io.hotpath.text.MethodTable;
import io.hotpath.text.OwnCost;
import io.hotpath.text.TopOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The top report for programs: one JSON object, its fields described in report/README.md. All
 * figures are exact integers but the shares of our own cost. ASCII, so that no terminal minds it.
 * Streams: nothing but the profile itself is held in memory.
 */
final class TopJson {

  /** Version of this format: changes of meaning raise it, new fields do not. */
  static final int VERSION = 1;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build()
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private final TopOptions options;

  TopJson(TopOptions options) {
    this.options = options;
  }

  void write(Profile profile, long damaged, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("v", VERSION);
      json.writeStringField("sort", options.sort().words());
      json.writeArrayFieldStart("routes");
      for (RouteProfile route : profile.routes().values()) {
        if (options.shows(route.route())) {
          writeRoute(route, json);
        }
      }
      json.writeEndArray();
      writeFoot(profile, damaged, json);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private void writeRoute(RouteProfile route, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("route", route.route());
    json.writeNumberField("requests", route.requests());
    json.writeNumberField("errors", route.errors());
    json.writeNumberField("partial", route.partial());
    writeCounts("status", route.statuses(), json);
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
    writeMethod(row.method(), json);
    json.writeNumberField("calls", row.calls());
    json.writeNumberField("primitiveCalls", row.primitiveCalls());
    json.writeNumberField("selfNanos", row.selfNanos());
    json.writeNumberField("cumulativeNanos", row.cumulativeNanos());
  }

  static void writeMethod(Method method, JsonGenerator json) throws IOException {
    json.writeStringField("class", method.type());
    json.writeStringField("name", method.name());
    json.writeStringField("file", method.file());
    json.writeNumberField("line", method.line());
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

  private static void writeFoot(Profile profile, long damaged, JsonGenerator json)
      throws IOException {
    json.writeNumberField("requests", profile.requests());
    json.writeNumberField("windows", profile.windows());
    if (profile.windows() > 0) {
      json.writeStringField("start", Instant.ofEpochMilli(profile.startMillis()).toString());
      json.writeStringField("end", Instant.ofEpochMilli(profile.endMillis()).toString());
    }
    json.writeArrayFieldStart("instances");
    for (String instance : profile.instances()) {
      json.writeString(instance);
    }
    json.writeEndArray();
    json.writeNumberField("wovenClasses", profile.wovenClasses());
    json.writeNumberField("wovenMethods", profile.wovenMethods());
    json.writeObjectFieldStart("skipped");
    for (Map.Entry<String, Skipped> reason : profile.skipped().entrySet()) {
      json.writeObjectFieldStart(reason.getKey());
      json.writeNumberField("count", reason.getValue().count());
      json.writeArrayFieldStart("names");
      for (String name : reason.getValue().names()) {
        json.writeString(name);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndObject();
    writeTrust(profile, damaged, json);
  }

  private static void writeTrust(Profile profile, long damaged, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("losses");
    for (Map.Entry<Loss, Long> loss : profile.losses().entrySet()) {
      json.writeObjectFieldStart(loss.getKey().name());
      json.writeNumberField("count", loss.getValue());
      json.writeStringField("text", loss.getKey().text());
      json.writeEndObject();
    }
    json.writeEndObject();
    writeCounts("faults", profile.faults(), json);
    json.writeNumberField("damaged", damaged);
    OwnCost cost = OwnCost.of(profile);
    json.writeObjectFieldStart("ownCost");
    json.writeNumberField("probeNanos", cost.probeNanos());
    json.writeNumberField("threadNanos", cost.threadNanos());
    writeShare("shareOfWall", cost.shareOfWall(), json);
    writeShare("shareOfCpu", cost.shareOfCpu(), json);
    writeShare("shareOfSpan", cost.shareOfSpan(), json);
    json.writeEndObject();
  }

  private static void writeShare(String field, double share, JsonGenerator json)
      throws IOException {
    if (Double.isNaN(share)) {
      json.writeNullField(field);
    } else {
      json.writeNumberField(field, share);
    }
  }

  private static void writeCounts(String field, Map<?, Long> counts, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<?, Long> entry : counts.entrySet()) {
      json.writeNumberField(entry.getKey().toString(), entry.getValue());
    }
    json.writeEndObject();
  }
}
