package io.hotpath.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hotpath.advice.Advice;
import io.hotpath.mongolog.AppQueries;
import io.hotpath.mongolog.LogDigest;
import io.hotpath.mongolog.ShapeDigest;
import io.hotpath.profile.QueryStats;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The digest of server logs for programs: one JSON object, described in report/README.md. */
final class MongoLogJson {

  private final LogSort sort;
  private final int limit;

  MongoLogJson(LogSort sort, int limit) {
    this.sort = sort;
    this.limit = limit;
  }

  /**
   * Writes all.
   *
   * @param app null without profiles
   */
  void write(LogDigest digest, @Nullable AppQueries app, Advice advice, OutputStream out)
      throws IOException {
    try (JsonGenerator json = JsonFields.open(out)) {
      json.writeStartObject();
      json.writeNumberField("v", JsonFields.VERSION);
      json.writeStringField("sort", sort.words());
      List<ShapeDigest> shapes = digest.shapes().stream().sorted(sort.order()).toList();
      json.writeNumberField("shapeCount", shapes.size());
      json.writeArrayFieldStart("shapes");
      for (ShapeDigest shape : shapes.subList(0, Math.min(limit, shapes.size()))) {
        writeShape(shape, app, json);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("roundTrips");
      for (ShapeDigest write : digest.roundTrips().stream().sorted(sort.order()).toList()) {
        writeShape(write, null, json);
      }
      json.writeEndArray();
      AdviceJson.write(advice, json);
      writeFoot(digest, json);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void writeShape(ShapeDigest shape, @Nullable AppQueries app, JsonGenerator json)
      throws IOException {
    QueryStats stats = shape.stats();
    json.writeStartObject();
    json.writeStringField("id", shape.query().id());
    json.writeStringField("namespace", shape.query().namespace());
    json.writeStringField("command", shape.query().command());
    json.writeStringField("shape", shape.query().shape());
    json.writeNumberField("count", stats.operations());
    json.writeNumberField("totalNanos", stats.nanos());
    json.writeNumberField("meanNanos", shape.meanNanos());
    json.writeNumberField("p95Nanos", stats.percentileNanos(95));
    json.writeNumberField("maxNanos", stats.maxNanos());
    json.writeNumberField("docsExamined", shape.docsExamined());
    json.writeNumberField("keysExamined", shape.keysExamined());
    json.writeNumberField("returned", stats.returned());
    json.writeNumberField("modified", stats.modified());
    json.writeNumberField("replyBytes", stats.replyBytes());
    json.writeNumberField("sorted", shape.sorts());
    json.writeNumberField("usedDisk", shape.spills());
    json.writeNumberField("batches", shape.batches());
    json.writeNumberField("failures", shape.failures());
    json.writeNumberField("cut", shape.cuts());
    JsonFields.writeCounts("plans", shape.plans(), json);
    JsonFields.writeCounts("apps", shape.apps(), json);
    AppQueries.Use use = app == null ? null : app.of(shape.query());
    if (use != null) {
      writeUse(use, json);
    }
    json.writeEndObject();
  }

  private static void writeUse(AppQueries.Use use, JsonGenerator json) throws IOException {
    JsonFields.writeCounts("routes", use.routes(), json);
    JsonFields.writeCallers(use.callers(), json);
  }

  private static void writeFoot(LogDigest digest, JsonGenerator json) throws IOException {
    json.writeNumberField("operations", digest.operations());
    json.writeNumberField("files", digest.files());
    json.writeNumberField("lines", digest.lines());
    json.writeNumberField("others", digest.others());
    JsonFields.writeCounts("skipped", digest.skipped(), json);
    json.writeNumberField("cut", digest.cuts());
    json.writeBooleanField("full", digest.isFull());
    if (digest.startMillis() <= digest.endMillis()) {
      json.writeStringField("start", Instant.ofEpochMilli(digest.startMillis()).toString());
      json.writeStringField("end", Instant.ofEpochMilli(digest.endMillis()).toString());
    }
  }
}
