package io.hotpath.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hotpath.profile.PlanFacts;
import io.hotpath.profile.Profile;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.QueryTotal;
import io.hotpath.profile.Repeats;
import io.hotpath.profile.RouteProfile;
import io.hotpath.text.QueriesText;
import io.hotpath.text.QueryOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report of queries for programs: one JSON object, its fields described in report/README.md.
 * All figures are exact integers but the shares of our own cost.
 */
final class QueriesJson {

  private final QueryOptions options;

  QueriesJson(QueryOptions options) {
    this.options = options;
  }

  void write(Profile profile, long damaged, OutputStream out) throws IOException {
    List<QueryTotal> queries = options.select(profile);
    try (JsonGenerator json = JsonFields.open(out)) {
      json.writeStartObject();
      json.writeNumberField("v", JsonFields.VERSION);
      json.writeStringField("sort", options.sort().words());
      json.writeNumberField("queryCount", queries.size());
      json.writeArrayFieldStart("queries");
      for (QueryTotal query : queries.subList(0, Math.min(queries.size(), options.limit()))) {
        writeQuery(query, profile.plans().get(query.query()), json);
      }
      json.writeEndArray();
      AdviceJson.write(QueriesText.advise(profile, queries), json);
      FootJson.write(profile, damaged, json);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void writeQuery(QueryTotal total, @Nullable PlanFacts plan, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", total.query().id());
    json.writeStringField("namespace", total.query().namespace());
    json.writeStringField("command", total.query().command());
    json.writeStringField("shape", total.query().shape());
    writeStats(total.stats(), json);
    json.writeNumberField("requestNanos", total.requestNanos());
    json.writeNumberField("routesWallNanos", total.routesWallNanos());
    json.writeArrayFieldStart("places");
    for (QueryTotal.Place place : total.places()) {
      writePlace(place, json);
    }
    json.writeEndArray();
    writePlan(plan, json);
    json.writeEndObject();
  }

  private static void writePlace(QueryTotal.Place place, JsonGenerator json) throws IOException {
    RouteProfile route = place.route();
    json.writeStartObject();
    json.writeStringField("place", place.name());
    json.writeBooleanField("isRoute", route != null);
    json.writeNumberField("requests", route == null ? 0 : route.requests());
    json.writeNumberField("requestsWallNanos", route == null ? 0 : route.wallNanos());
    writeStats(place.stats(), json);
    json.writeEndObject();
  }

  private static void writeStats(QueryStats stats, JsonGenerator json) throws IOException {
    json.writeNumberField("operations", stats.operations());
    json.writeNumberField("commands", stats.commands());
    json.writeNumberField("statements", stats.statements());
    json.writeNumberField("nanos", stats.nanos());
    json.writeNumberField("meanNanos", stats.nanos() / Math.max(1, stats.operations()));
    json.writeNumberField("p50Nanos", stats.percentileNanos(50));
    json.writeNumberField("p95Nanos", stats.percentileNanos(95));
    json.writeNumberField("p99Nanos", stats.percentileNanos(99));
    json.writeNumberField("maxNanos", stats.maxNanos());
    json.writeNumberField("wallNanos", stats.wallNanos());
    json.writeNumberField("wallOperations", stats.wallOperations());
    json.writeNumberField("poolNanos", stats.poolNanos());
    json.writeNumberField("poolOperations", stats.poolOperations());
    json.writeNumberField("returned", stats.returned());
    json.writeNumberField("modified", stats.modified());
    json.writeNumberField("replyBytes", stats.replyBytes());
    json.writeNumberField("longestIn", stats.longestIn());
    JsonFields.writeCounts("failures", stats.failures(), json);
    writeRepeats("varying", stats.varying(), json);
    writeRepeats("duplicates", stats.duplicates(), json);
    JsonFields.writeCallers(stats.callers(), json);
  }

  private static void writeRepeats(String field, Repeats repeats, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(field);
    json.writeNumberField("requests", repeats.requests());
    json.writeNumberField("operations", repeats.operations());
    json.writeNumberField("wastedNanos", repeats.wastedNanos());
    json.writeNumberField("most", repeats.most());
    json.writeEndObject();
  }

  private static void writePlan(@Nullable PlanFacts plan, JsonGenerator json) throws IOException {
    if (plan == null) {
      json.writeNullField("plan");
      return;
    }
    json.writeObjectFieldStart("plan");
    json.writeStringField("time", Instant.ofEpochMilli(plan.millis()).toString());
    JsonFields.writeStrings("stages", plan.stages(), json);
    JsonFields.writeStrings("indexes", plan.indexes(), json);
    json.writeBooleanField("filtersFetched", plan.filtersFetched());
    json.writeEndObject();
  }
}
