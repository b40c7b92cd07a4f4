package io.hotpath.html;

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
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that the page of a diff shows, as one JSON object. Units: nanoseconds, bytes. */
final class DiffData {

  /** Rows of each table, those that changed most. */
  static final int MAX_ROWS = 2_000;

  /** Positions of all trees together. */
  private static final int MAX_POSITIONS = 100_000;

  private final ProfileDiff diff;
  private final Texts texts = new Texts();
  private final DiffTrees trees = new DiffTrees(new TreesData(texts, List.of(), List.of()));
  private final Map<String, Integer> routes = new HashMap<>();

  DiffData(ProfileDiff diff) {
    this.diff = diff;
    diff.routes().forEach(route -> routes.put(route.name(), routes.size()));
  }

  void write(List<String> breaches, OutputStream out) throws IOException {
    try (JsonGenerator json = PageJson.open(out)) {
      json.writeStartObject();
      json.writeNumberField("v", 1);
      writeMix(json);
      Texts.writeSafe("breaches", head(breaches), json);
      json.writeNumberField("requests", diff.requestsBefore());
      RouteDiff all = diff.all();
      if (all != null) {
        json.writeFieldName("all");
        writeRoute(all, -1, json);
      }
      writeRoutes(json);
      writeCosts("queryCosts", diff.queries(), json);
      writeCosts("methodCosts", diff.methods(), json);
      writeStatements(json);
      writeTaken(json);
      writeGains(json);
      trees.write(json);
      texts.write("texts", json);
      json.writeEndObject();
    }
  }

  private void writeMix(JsonGenerator json) throws IOException {
    Mix mix = diff.mix();
    json.writeObjectFieldStart("mix");
    json.writeNumberField("commonShare", mix.commonShare());
    json.writeNumberField("moved", mix.moved());
    json.writeBooleanField("changed", mix.hasChanged());
    json.writeBooleanField("tooDifferent", mix.isTooDifferent());
    Texts.writeSafe("onlyBefore", head(mix.onlyBefore()), json);
    Texts.writeSafe("onlyAfter", head(mix.onlyAfter()), json);
    json.writeEndObject();
  }

  private void writeRoutes(JsonGenerator json) throws IOException {
    TreeCut.LongTimes times = new TreeCut.LongTimes();
    for (RouteDiff route : diff.routes()) {
      double requests = requests(route);
      DiffTrees.forEach(diff.tree(route), requests, (node, nanos) -> times.add(nanos));
    }
    long least = TreeCut.leastKept(times, MAX_POSITIONS);
    json.writeNumberField("leastNanos", least);
    json.writeArrayFieldStart("routes");
    for (RouteDiff route : diff.routes()) {
      writeRoute(route, trees.add(diff.tree(route), least / requests(route)), json);
    }
    json.writeEndArray();
  }

  private static double requests(RouteDiff route) {
    return route.change(Metric.REQUESTS).before();
  }

  private static void writeRoute(RouteDiff route, int tree, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", Texts.safe(route.words()));
    json.writeBooleanField("few", route.few());
    json.writeNumberField("tree", tree);
    for (Metric metric : Metric.values()) {
      writeChange(metric.word(), route.change(metric), json);
    }
    json.writeEndObject();
  }

  private static void writeChange(String field, Change change, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(field);
    writeNumber("before", change.before(), json);
    writeNumber("after", change.after(), json);
    writeNumber("change", change.relative(), json);
    writeNumber("low", change.low(), json);
    writeNumber("high", change.high(), json);
    json.writeEndObject();
  }

  private static <T> List<T> head(List<T> all) {
    return all.subList(0, Math.min(MAX_ROWS, all.size()));
  }

  private static void writeCosts(String field, List<CostDiff> costs, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (CostDiff cost : head(costs)) {
      json.writeStartObject();
      json.writeStringField("name", Texts.safe(cost.name()));
      writeNumber("nanosBefore", cost.nanosBefore(), json);
      writeNumber("nanosAfter", cost.nanosAfter(), json);
      writeNumber("countBefore", cost.countBefore(), json);
      writeNumber("countAfter", cost.countAfter(), json);
      writeNumber("p95Before", cost.p95Before(), json);
      writeNumber("p95After", cost.p95After(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeStatements(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("statements");
    for (StatementDiff one : head(diff.statements())) {
      json.writeStartObject();
      json.writeStringField("logger", Texts.safe(one.statement().logger()));
      json.writeStringField("level", Texts.safe(one.statement().level()));
      json.writeStringField("template", Texts.safe(one.statement().template()));
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

  private void writeTaken(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("taken");
    for (AdviceTaken one : head(diff.taken())) {
      json.writeStartObject();
      json.writeStringField("text", Texts.safe(one.text()));
      writeNumber("predicted", one.predictedNanos(), json);
      writeNumber("saved", one.savedNanos(), json);
      json.writeNumberField("requests", one.requests());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeGains(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("gains");
    for (RouteGain gain : diff.gains()) {
      json.writeStartObject();
      json.writeNumberField("route", routes.getOrDefault(gain.route(), -1));
      writeNumber("predicted", gain.predictedNanos(), json);
      writeNumber("measured", gain.measuredNanos(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
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
