package io.hotpath.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hotpath.advice.Advice;
import io.hotpath.advice.NotAdvised;
import io.hotpath.advice.Suggestion;
import io.hotpath.profile.PlanFacts;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.QueryTotal;
import io.hotpath.profile.Repeats;
import io.hotpath.text.FirstSteps;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields {@code queries}, {@code suggestions}, {@code notAdvised} and {@code steps}. */
final class QueriesData {

  /** Queries of a page, the dearest. */
  static final int MAX_QUERIES = 2_000;

  private static final int MAX_PLACES = 100;
  private static final int MAX_STEPS = 20;

  private final Profile profile;
  private final List<QueryTotal> queries;
  private final Map<Query, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> routes;
  private final TreesData trees;

  QueriesData(
      Profile profile, List<QueryTotal> queries, Map<String, Integer> routes, TreesData trees) {
    this.profile = profile;
    this.queries = queries;
    this.routes = routes;
    this.trees = trees;
    queries.forEach(query -> numbers.put(query.query(), numbers.size()));
  }

  void write(Advice advice, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("queries");
    for (QueryTotal query : queries) {
      writeQuery(query, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("suggestions");
    for (Suggestion suggestion : advice.suggestions()) {
      writeSuggestion(suggestion, json);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("notAdvised");
    for (NotAdvised left : advice.notAdvised()) {
      Integer number = numbers.get(left.query().query());
      if (number != null) {
        json.writeStringField(number.toString(), Texts.safe(left.reason()));
      }
    }
    json.writeEndObject();
    writeSteps(FirstSteps.of(queries, advice), json);
  }

  private void writeQuery(QueryTotal query, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", query.query().id());
    json.writeStringField("namespace", Texts.safe(query.query().namespace()));
    json.writeStringField("command", Texts.safe(query.query().command()));
    json.writeStringField("shape", Texts.safe(query.query().shape()));
    json.writeNumberField("requestNanos", query.requestNanos());
    json.writeNumberField("routesWall", query.routesWallNanos());
    writeStats(query.stats(), json);
    writePlan(profile.plans().get(query.query()), json);
    json.writeArrayFieldStart("places");
    List<QueryTotal.Place> places = query.places();
    for (QueryTotal.Place place : places.subList(0, Math.min(MAX_PLACES, places.size()))) {
      json.writeStartObject();
      json.writeStringField("name", Texts.safe(place.name()));
      json.writeNumberField(
          "route", place.route() == null ? -1 : routes.getOrDefault(place.name(), -1));
      writeStats(place.stats(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("placeCount", places.size());
    json.writeEndObject();
  }

  private void writeStats(QueryStats stats, JsonGenerator json) throws IOException {
    json.writeNumberField("operations", stats.operations());
    json.writeNumberField("commands", stats.commands());
    json.writeNumberField("nanos", stats.nanos());
    json.writeNumberField("p50", stats.percentileNanos(50));
    json.writeNumberField("p95", stats.percentileNanos(95));
    json.writeNumberField("max", stats.maxNanos());
    json.writeNumberField("documents", Math.max(stats.returned(), stats.modified()));
    json.writeNumberField("replyBytes", stats.replyBytes());
    json.writeNumberField("longestIn", stats.longestIn());
    writeRepeats("varying", stats.varying(), json);
    writeRepeats("duplicates", stats.duplicates(), json);
    trees.writeCallers(stats.callers(), json);
    json.writeObjectFieldStart("failures");
    for (Map.Entry<String, Long> failure : stats.failures().entrySet()) {
      json.writeNumberField(Texts.safe(failure.getKey()), failure.getValue());
    }
    json.writeEndObject();
  }

  /** Requests, operations, wasted nanoseconds, most in one; absent where nothing was repeated. */
  private static void writeRepeats(String field, Repeats repeats, JsonGenerator json)
      throws IOException {
    if (repeats.requests() > 0) {
      long[] figures = {
        repeats.requests(), repeats.operations(), repeats.wastedNanos(), repeats.most()
      };
      json.writeFieldName(field);
      json.writeArray(figures, 0, figures.length);
    }
  }

  private static void writePlan(@Nullable PlanFacts plan, JsonGenerator json) throws IOException {
    if (plan != null) {
      json.writeObjectFieldStart("plan");
      Texts.writeSafe("stages", plan.stages(), json);
      Texts.writeSafe("indexes", plan.indexes(), json);
      json.writeBooleanField("filtersFetched", plan.filtersFetched());
      json.writeEndObject();
    }
  }

  private void writeSuggestion(Suggestion suggestion, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("createLine", Texts.safe(suggestion.createLine()));
    Texts.writeSafe("dropLines", suggestion.dropLines(), json);
    Texts.writeSafe("caveats", suggestion.caveats(), json);
    json.writeBooleanField("indexesKnown", suggestion.indexesKnown());
    json.writeNumberField("nanos", suggestion.nanos());
    json.writeNumberField("requestNanos", suggestion.requestNanos());
    json.writeNumberField("routesWall", suggestion.routesWallNanos());
    json.writeArrayFieldStart("serves");
    for (Suggestion.Served served : suggestion.serves()) {
      Integer number = numbers.get(served.query().query());
      if (number != null) {
        json.writeNumber(number);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeSteps(List<FirstSteps.Step> steps, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("steps");
    for (FirstSteps.Step step : steps.subList(0, Math.min(MAX_STEPS, steps.size()))) {
      json.writeStartObject();
      json.writeStringField("text", step.text());
      json.writeNumberField("nanos", step.nanos());
      json.writeNumberField("part", step.partNanos());
      json.writeNumberField("whole", step.wholeNanos());
      json.writeNumberField("query", numbers.getOrDefault(step.query(), -1));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
