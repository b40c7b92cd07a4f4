package io.hotpath.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hotpath.advice.level.LevelAdvice;
import io.hotpath.advice.level.Proposal;
import io.hotpath.advice.level.Severity;
import io.hotpath.advice.level.WhatIf;
import io.hotpath.profile.Statement;
import io.hotpath.profile.StatementStats;
import io.hotpath.profile.StatementTotal;
import io.hotpath.text.DailyRate;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields {@code statements} and {@code whatIfs}: what is logged, and what need not be. */
final class StatementsData {

  /** Statements of a page, those with most bytes. */
  static final int MAX_STATEMENTS = 2_000;

  private static final int MAX_PLACES = 100;

  private final List<StatementTotal> statements;
  private final Map<Statement, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> routes;
  private final TreesData trees;

  StatementsData(List<StatementTotal> statements, Map<String, Integer> routes, TreesData trees) {
    this.statements = statements;
    this.routes = routes;
    this.trees = trees;
    statements.forEach(total -> numbers.put(total.statement(), numbers.size()));
  }

  void write(LevelAdvice advice, DailyRate day, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("statements");
    for (StatementTotal total : statements) {
      writeStatement(total, advice.proposals().get(total.statement()), json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("whatIfs");
    for (WhatIf whatIf : advice.whatIfs()) {
      writeWhatIf(whatIf, day, json);
    }
    json.writeEndArray();
  }

  private void writeStatement(StatementTotal total, @Nullable Proposal proposal, JsonGenerator json)
      throws IOException {
    Statement statement = total.statement();
    json.writeStartObject();
    json.writeStringField("id", statement.id());
    json.writeStringField("logger", Texts.safe(statement.logger()));
    json.writeStringField("level", Texts.safe(statement.level()));
    json.writeStringField("template", Texts.safe(statement.template()));
    json.writeNumberField("requestNanos", total.requestNanos());
    writeStats(total.stats(), json);
    json.writeStringField("quiet", quiet(statement));
    if (proposal != null) {
      json.writeStringField("proposed", proposal.level().name());
      json.writeStringField("evidence", Texts.safe(proposal.evidence()));
    }
    trees.writeCallers(total.stats().callers(), json);
    List<StatementTotal.Place> places = total.places();
    json.writeArrayFieldStart("places");
    for (StatementTotal.Place place : places.subList(0, Math.min(MAX_PLACES, places.size()))) {
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

  /** The lowest level of its logger that silences it; null where nobody knows. */
  private static @Nullable String quiet(Statement statement) {
    Severity severity = Severity.of(statement.level());
    return severity == null ? null : severity.silencedBy();
  }

  private static void writeStats(StatementStats stats, JsonGenerator json) throws IOException {
    json.writeNumberField("events", stats.emitted());
    json.writeNumberField("requests", stats.requests());
    json.writeNumberField("repeats", stats.repeats());
    json.writeNumberField("bytes", stats.bytes());
    json.writeNumberField("nanos", stats.emitterNanos());
    json.writeNumberField("writeNanos", stats.writeNanos());
    json.writeNumberField("refused", stats.suppressed() + stats.guards());
  }

  private void writeWhatIf(WhatIf whatIf, DailyRate day, JsonGenerator json) throws IOException {
    StatementStats stats = whatIf.stats();
    json.writeStartObject();
    json.writeStringField("logger", Texts.safe(whatIf.logger()));
    json.writeStringField("level", whatIf.level().name());
    json.writeNumberField("events", stats.emitted());
    json.writeNumberField("bytes", stats.bytes());
    json.writeNumberField("nanos", stats.emitterNanos());
    json.writeNumberField("requestNanos", whatIf.requestNanos());
    if (day.isKnown()) {
      json.writeNumberField("eventsADay", Math.round(day.of(stats.emitted())));
      json.writeNumberField("bytesADay", Math.round(day.of(stats.bytes())));
      json.writeNumberField("nanosADay", Math.round(day.of(stats.emitterNanos())));
    }
    writeNumbers("noisy", whatIf.noisy(), json);
    writeNumbers("others", whatIf.others(), json);
    json.writeEndObject();
  }

  private void writeNumbers(String field, List<StatementTotal> totals, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (StatementTotal total : totals) {
      Integer number = numbers.get(total.statement());
      if (number != null) {
        json.writeNumber(number);
      }
    }
    json.writeEndArray();
  }
}
