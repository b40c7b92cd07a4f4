package io.hotpath.profile;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.HistogramIterationValue;

/** Writes what a window knows of database queries; {@link QueryParser} reads it. */
final class QueryWriter {

  private final JsonGenerator json;
  private final Map<Method, Integer> methods;
  private final Map<Query, Integer> queries = new LinkedHashMap<>();

  /**
   * @param methods the line's table, to which callers are added
   */
  QueryWriter(JsonGenerator json, Map<Method, Integer> methods) {
    this.json = json;
    this.methods = methods;
  }

  /** Gives each query of the window a number, and each line that asks one. */
  void collect(Profile profile) {
    profile.routes().values().forEach(route -> collect(route.queries()));
    profile.elsewhere().values().forEach(this::collect);
    profile.plans().keySet().forEach(this::number);
  }

  private void collect(QueryTable table) {
    table
        .all()
        .forEach(
            (query, stats) -> {
              number(query);
              stats
                  .callers()
                  .keySet()
                  .forEach(caller -> methods.putIfAbsent(caller, methods.size()));
            });
  }

  private void number(Query query) {
    queries.putIfAbsent(query, queries.size());
  }

  /** The table of queries, which stands before the routes. */
  void writeTable() throws IOException {
    json.writeArrayFieldStart("queries");
    for (Query query : queries.keySet()) {
      json.writeStartArray();
      json.writeString(query.namespace());
      json.writeString(query.command());
      json.writeString(query.shape());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** What is known besides the routes. */
  void writeRest(Profile profile) throws IOException {
    json.writeObjectFieldStart("elsewhere");
    for (Map.Entry<String, QueryTable> place : profile.elsewhere().entrySet()) {
      write(ProfileLine.key(place.getKey()), place.getValue());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("collections");
    for (Map.Entry<String, CollectionFacts> facts : profile.collections().entrySet()) {
      json.writeFieldName(ProfileLine.key(facts.getKey()));
      write(facts.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("plans");
    for (Map.Entry<Query, PlanFacts> plan : profile.plans().entrySet()) {
      write(plan.getKey(), plan.getValue());
    }
    json.writeEndArray();
  }

  /** The queries of a place, as a field of the object that is being written. */
  void write(String field, QueryTable table) throws IOException {
    json.writeArrayFieldStart(field);
    for (Map.Entry<Query, QueryStats> entry : table.all().entrySet()) {
      json.writeStartObject();
      json.writeNumberField("query", requireNonNull(queries.get(entry.getKey())));
      write(entry.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void write(QueryStats stats) throws IOException {
    json.writeNumberField("operations", stats.operations);
    json.writeNumberField("commands", stats.commands);
    json.writeNumberField("statements", stats.statements);
    json.writeNumberField("nanos", stats.nanos);
    json.writeNumberField("maxNanos", stats.maxNanos);
    json.writeNumberField("wallNanos", stats.wallNanos);
    json.writeNumberField("wallOperations", stats.wallOperations);
    json.writeNumberField("poolNanos", stats.poolNanos);
    json.writeNumberField("poolOperations", stats.poolOperations);
    json.writeNumberField("returned", stats.returned);
    json.writeNumberField("modified", stats.modified);
    json.writeNumberField("replyBytes", stats.replyBytes);
    json.writeNumberField("longestIn", stats.longestIn);
    write("varying", stats.varying);
    write("duplicates", stats.duplicates);
    json.writeObjectFieldStart("failures");
    for (Map.Entry<String, Long> failure : stats.failures().entrySet()) {
      json.writeNumberField(ProfileLine.key(failure.getKey()), failure.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("callers");
    for (Map.Entry<Method, Long> caller : stats.callers().entrySet()) {
      json.writeNumber(requireNonNull(methods.get(caller.getKey())));
      json.writeNumber(caller.getValue());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("micros");
    for (HistogramIterationValue bucket : stats.micros().recordedValues()) {
      json.writeNumber(Math.min(RouteProfile.MAX_LATENCY_MICROS, bucket.getValueIteratedTo()));
      json.writeNumber(bucket.getCountAddedInThisIterationStep());
    }
    json.writeEndArray();
  }

  /** Most queries have none: then nothing is written. */
  private void write(String field, Repeats repeats) throws IOException {
    if (repeats.requests() > 0) {
      json.writeArrayFieldStart(field);
      json.writeNumber(repeats.requests());
      json.writeNumber(repeats.operations());
      json.writeNumber(repeats.wastedNanos());
      json.writeNumber(repeats.most());
      json.writeEndArray();
    }
  }

  private void write(CollectionFacts facts) throws IOException {
    json.writeStartObject();
    json.writeNumberField("millis", facts.millis());
    json.writeStringField("kind", facts.kind());
    json.writeArrayFieldStart("indexes");
    for (IndexFacts index : facts.indexes()) {
      json.writeStartObject();
      json.writeStringField("name", index.name());
      json.writeArrayFieldStart("keys");
      for (IndexFacts.Key key : index.keys()) {
        json.writeString(key.field());
        json.writeString(key.direction());
      }
      json.writeEndArray();
      write("restricted", index.restricted());
      json.writeBooleanField("unique", index.unique());
      json.writeBooleanField("expires", index.expires());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Query query, PlanFacts plan) throws IOException {
    json.writeStartObject();
    json.writeNumberField("query", requireNonNull(queries.get(query)));
    json.writeNumberField("millis", plan.millis());
    write("stages", plan.stages());
    write("indexes", plan.indexes());
    json.writeBooleanField("filtersFetched", plan.filtersFetched());
    json.writeEndObject();
  }

  private void write(String field, List<String> texts) throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
