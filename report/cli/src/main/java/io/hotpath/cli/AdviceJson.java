package io.hotpath.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hotpath.advice.Advice;
import io.hotpath.advice.NotAdvised;
import io.hotpath.advice.Suggestion;
import io.hotpath.profile.IndexFacts;
import io.hotpath.profile.QueryStats;
import java.io.IOException;

/** The fields {@code suggestions} and {@code notAdvised} of a report. */
final class AdviceJson {

  private AdviceJson() {}

  static void write(Advice advice, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("suggestions");
    for (Suggestion suggestion : advice.suggestions()) {
      writeSuggestion(suggestion, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("notAdvised");
    for (NotAdvised left : advice.notAdvised()) {
      json.writeStartObject();
      json.writeStringField("id", left.query().query().id());
      json.writeStringField("reason", left.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeSuggestion(Suggestion suggestion, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("namespace", suggestion.namespace());
    json.writeArrayFieldStart("keys");
    for (IndexFacts.Key key : suggestion.keys()) {
      json.writeStartObject();
      json.writeStringField("field", key.field());
      json.writeStringField("direction", key.direction());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("createLine", suggestion.createLine());
    JsonFields.writeStrings("dropLines", suggestion.dropLines(), json);
    QueryStats stats = suggestion.stats();
    json.writeNumberField("operations", stats.operations());
    json.writeNumberField("nanos", stats.nanos());
    json.writeNumberField("p95Nanos", stats.percentileNanos(95));
    json.writeNumberField("returned", stats.returned());
    json.writeNumberField("requestNanos", suggestion.requestNanos());
    json.writeNumberField("routesWallNanos", suggestion.routesWallNanos());
    JsonFields.writeStrings(
        "queries",
        suggestion.serves().stream().map(served -> served.query().query().id()).toList(),
        json);
    JsonFields.writeStrings("replaces", suggestion.replaces(), json);
    json.writeBooleanField("indexesKnown", suggestion.indexesKnown());
    JsonFields.writeStrings("caveats", suggestion.caveats(), json);
    json.writeEndObject();
  }
}
