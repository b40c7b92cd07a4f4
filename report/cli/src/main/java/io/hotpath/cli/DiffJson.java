package io.hotpath.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hotpath.diff.AdviceTaken;
import io.hotpath.diff.Change;
import io.hotpath.diff.CostDiff;
import io.hotpath.diff.Metric;
import io.hotpath.diff.Mix;
import io.hotpath.diff.ProfileDiff;
import io.hotpath.diff.RouteDiff;
import io.hotpath.diff.RouteGain;
import io.hotpath.diff.StatementDiff;
import io.hotpath.diff.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A diff for programs: one JSON object, its fields described in report/diff/README.md. */
final class DiffJson {

  private DiffJson() {}

  static void write(ProfileDiff diff, List<Verdict> verdicts, int rows, OutputStream out)
      throws IOException {
    try (JsonGenerator json = JsonFields.open(out)) {
      json.writeStartObject();
      json.writeNumberField("v", JsonFields.VERSION);
      writeMix(diff.mix(), json);
      json.writeFieldName("all");
      RouteDiff all = diff.all();
      if (all == null) {
        json.writeNull();
      } else {
        writeRoute(all, json);
      }
      json.writeArrayFieldStart("routes");
      for (RouteDiff route : head(diff.routes(), rows)) {
        writeRoute(route, json);
      }
      json.writeEndArray();
      writeCosts("queries", head(diff.queries(), rows), json);
      writeCosts("methods", head(diff.methods(), rows), json);
      writeStatements(head(diff.statements(), rows), json);
      writeTaken(diff.taken(), json);
      writeGains(diff.gains(), json);
      writeVerdicts(verdicts, json);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static <T> List<T> head(List<T> all, int rows) {
    return all.subList(0, Math.min(rows, all.size()));
  }

  private static void writeMix(Mix mix, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("mix");
    json.writeNumberField("commonShare", mix.commonShare());
    json.writeNumberField("moved", mix.moved());
    json.writeBooleanField("changed", mix.hasChanged());
    json.writeBooleanField("tooDifferent", mix.isTooDifferent());
    JsonFields.writeStrings("onlyBefore", mix.onlyBefore(), json);
    JsonFields.writeStrings("onlyAfter", mix.onlyAfter(), json);
    json.writeEndObject();
  }

  private static void writeRoute(RouteDiff route, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("route", route.name());
    json.writeBooleanField("fewRequests", route.few());
    for (Metric metric : Metric.values()) {
      Change change = route.change(metric);
      json.writeObjectFieldStart(metric.word());
      writeNumber("before", change.before(), json);
      writeNumber("after", change.after(), json);
      writeNumber("change", change.relative(), json);
      writeNumber("low", change.low(), json);
      writeNumber("high", change.high(), json);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void writeCosts(String field, List<CostDiff> costs, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (CostDiff cost : costs) {
      json.writeStartObject();
      json.writeStringField("name", cost.name());
      writeNumber("addedNanos", cost.addedNanos(), json);
      writeNumber("nanosBefore", cost.nanosBefore(), json);
      writeNumber("nanosAfter", cost.nanosAfter(), json);
      writeNumber("countBefore", cost.countBefore(), json);
      writeNumber("countAfter", cost.countAfter(), json);
      writeNumber("p95NanosBefore", cost.p95Before(), json);
      writeNumber("p95NanosAfter", cost.p95After(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeStatements(List<StatementDiff> statements, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("statements");
    for (StatementDiff one : statements) {
      json.writeStartObject();
      json.writeStringField("id", one.statement().id());
      json.writeStringField("logger", one.statement().logger());
      json.writeStringField("level", one.statement().level());
      json.writeStringField("template", one.statement().template());
      writeNumber("eventsBefore", one.before().events(), json);
      writeNumber("eventsAfter", one.after().events(), json);
      writeNumber("bytesBefore", one.before().bytes(), json);
      writeNumber("bytesAfter", one.after().bytes(), json);
      writeNumber("nanosBefore", one.before().nanos(), json);
      writeNumber("nanosAfter", one.after().nanos(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeTaken(List<AdviceTaken> taken, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("adviceTaken");
    for (AdviceTaken one : taken) {
      json.writeStartObject();
      json.writeStringField("text", one.text());
      writeNumber("predictedNanos", one.predictedNanos(), json);
      writeNumber("savedNanos", one.savedNanos(), json);
      json.writeNumberField("requests", one.requests());
      json.writeArrayFieldStart("routes");
      for (AdviceTaken.Gain gain : one.gains()) {
        json.writeStartObject();
        json.writeStringField("route", gain.route());
        json.writeNumberField("requests", gain.requests());
        writeNumber("predictedNanos", gain.predictedNanos(), json);
        writeNumber("savedNanos", gain.savedNanos(), json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeGains(List<RouteGain> gains, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("gains");
    for (RouteGain gain : gains) {
      json.writeStartObject();
      json.writeStringField("route", gain.route());
      writeNumber("predictedNanos", gain.predictedNanos(), json);
      writeNumber("measuredNanos", gain.measuredNanos(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeVerdicts(List<Verdict> verdicts, JsonGenerator json) throws IOException {
    JsonFields.writeStrings(
        "breaches", verdicts.stream().flatMap(one -> one.breaches().stream()).toList(), json);
    JsonFields.writeStrings(
        "notes", verdicts.stream().flatMap(one -> one.notes().stream()).toList(), json);
  }

  /** Null for what is not known: JSON has no word for it. */
  private static void writeNumber(String field, double value, JsonGenerator json)
      throws IOException {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      json.writeNullField(field);
    } else {
      json.writeNumberField(field, value);
    }
  }
}
