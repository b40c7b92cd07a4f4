package io.hotpath.profile;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what a window knows of log statements; {@link StatementParser} reads it. */
final class StatementWriter {

  private final JsonGenerator json;
  private final Map<Method, Integer> methods;
  private final Map<Statement, Integer> statements = new LinkedHashMap<>();

  /**
   * @param methods the line's table, to which callers are added
   */
  StatementWriter(JsonGenerator json, Map<Method, Integer> methods) {
    this.json = json;
    this.methods = methods;
  }

  /** Gives each statement of the window a number, and each line that logs one. */
  void collect(Profile profile) {
    profile.routes().values().forEach(route -> collect(route.statements()));
    profile.statementsElsewhere().values().forEach(this::collect);
  }

  private void collect(StatementTable table) {
    table
        .all()
        .forEach(
            (statement, stats) -> {
              statements.putIfAbsent(statement, statements.size());
              stats
                  .callers()
                  .keySet()
                  .forEach(caller -> methods.putIfAbsent(caller, methods.size()));
            });
  }

  /** The table of statements, which stands before the routes; nothing where nothing was logged. */
  void writeTable() throws IOException {
    if (statements.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("statements");
    for (Statement statement : statements.keySet()) {
      json.writeStartArray();
      json.writeString(statement.logger());
      json.writeString(statement.level());
      json.writeString(statement.template());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** What belongs to no route. */
  void writeElsewhere(Profile profile) throws IOException {
    if (statements.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("loggedElsewhere");
    for (Map.Entry<String, StatementTable> place : profile.statementsElsewhere().entrySet()) {
      write(place.getKey(), place.getValue());
    }
    json.writeEndObject();
  }

  /** The statements of a place, as a field of the object that is being written. */
  void write(String field, StatementTable table) throws IOException {
    json.writeArrayFieldStart(field);
    for (Map.Entry<Statement, StatementStats> entry : table.all().entrySet()) {
      json.writeStartObject();
      json.writeNumberField("statement", requireNonNull(statements.get(entry.getKey())));
      write(entry.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void write(StatementStats stats) throws IOException {
    json.writeNumberField("emitted", stats.emitted);
    json.writeNumberField("requests", stats.requests);
    json.writeNumberField("repeats", stats.repeats);
    json.writeNumberField("suppressed", stats.suppressed);
    json.writeNumberField("guards", stats.guards);
    json.writeNumberField("bytes", stats.bytes);
    json.writeNumberField("nanos", stats.nanos);
    json.writeNumberField("enqueueNanos", stats.enqueueNanos);
    json.writeNumberField("writeNanos", stats.writeNanos);
    json.writeArrayFieldStart("callers");
    for (Map.Entry<Method, Long> caller : stats.callers().entrySet()) {
      json.writeNumber(requireNonNull(methods.get(caller.getKey())));
      json.writeNumber(caller.getValue());
    }
    json.writeEndArray();
  }
}
