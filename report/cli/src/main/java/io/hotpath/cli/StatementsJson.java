package io.hotpath.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hotpath.advice.level.LevelAdvice;
import io.hotpath.advice.level.Proposal;
import io.hotpath.advice.level.WhatIf;
import io.hotpath.profile.Profile;
import io.hotpath.profile.RouteProfile;
import io.hotpath.profile.StatementStats;
import io.hotpath.profile.StatementTotal;
import io.hotpath.text.DailyRate;
import io.hotpath.text.StatementOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report of log statements for programs: one JSON object, its fields described in
 * report/README.md. All figures are exact integers but those named as estimates and the shares of
 * our own cost.
 */
final class StatementsJson {

  private final StatementOptions options;

  StatementsJson(StatementOptions options) {
    this.options = options;
  }

  void write(Profile profile, long damaged, OutputStream out) throws IOException {
    List<StatementTotal> statements = options.select(profile);
    LevelAdvice advice = options.advise(profile, statements);
    try (JsonGenerator json = JsonFields.open(out)) {
      json.writeStartObject();
      json.writeNumberField("v", JsonFields.VERSION);
      json.writeStringField("sort", options.sort().words());
      json.writeNumberField("statementCount", statements.size());
      json.writeArrayFieldStart("statements");
      int shown = Math.min(statements.size(), options.limit());
      for (StatementTotal total : statements.subList(0, shown)) {
        writeStatement(total, advice.proposals().get(total.statement()), json);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("whatIf");
      for (WhatIf whatIf : advice.whatIfs()) {
        writeWhatIf(whatIf, DailyRate.of(profile), json);
      }
      json.writeEndArray();
      JsonFields.writeStrings("bursts", ids(advice.bursts()), json);
      FootJson.write(profile, damaged, json);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static List<String> ids(List<StatementTotal> statements) {
    return statements.stream().map(total -> total.statement().id()).toList();
  }

  private static void writeStatement(
      StatementTotal total, @Nullable Proposal proposal, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", total.statement().id());
    json.writeStringField("logger", total.statement().logger());
    json.writeStringField("level", total.statement().level());
    json.writeStringField("template", total.statement().template());
    writeStats(total.stats(), json);
    json.writeNumberField("requestNanos", total.requestNanos());
    json.writeArrayFieldStart("places");
    for (StatementTotal.Place place : total.places()) {
      writePlace(place, json);
    }
    json.writeEndArray();
    if (proposal == null) {
      json.writeNullField("proposal");
    } else {
      json.writeObjectFieldStart("proposal");
      json.writeStringField("level", proposal.level().name());
      json.writeStringField("rule", proposal.rule().name());
      json.writeStringField("evidence", proposal.evidence());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void writePlace(StatementTotal.Place place, JsonGenerator json)
      throws IOException {
    RouteProfile route = place.route();
    json.writeStartObject();
    json.writeStringField("place", place.name());
    json.writeBooleanField("isRoute", route != null);
    json.writeNumberField("requestsOfRoute", route == null ? 0 : route.requests());
    json.writeNumberField("requestsWallNanos", route == null ? 0 : route.wallNanos());
    writeStats(place.stats(), json);
    json.writeEndObject();
  }

  private static void writeStats(StatementStats stats, JsonGenerator json) throws IOException {
    json.writeNumberField("emitted", stats.emitted());
    json.writeNumberField("requests", stats.requests());
    json.writeNumberField("repeats", stats.repeats());
    json.writeNumberField("bytes", stats.bytes());
    json.writeNumberField("nanos", stats.nanos());
    json.writeNumberField("enqueueNanos", stats.enqueueNanos());
    json.writeNumberField("writeNanos", stats.writeNanos());
    json.writeNumberField("suppressedEstimate", stats.suppressed());
    json.writeNumberField("guardsEstimate", stats.guards());
    JsonFields.writeCallers(stats.callers(), json);
  }

  private static void writeWhatIf(WhatIf whatIf, DailyRate day, JsonGenerator json)
      throws IOException {
    StatementStats stats = whatIf.stats();
    json.writeStartObject();
    json.writeStringField("logger", whatIf.logger());
    json.writeStringField("level", whatIf.level().name());
    json.writeNumberField("events", stats.emitted());
    json.writeNumberField("bytes", stats.bytes());
    json.writeNumberField("nanos", stats.emitterNanos());
    json.writeNumberField("writeNanos", stats.writeNanos());
    json.writeNumberField("requestNanos", whatIf.requestNanos());
    json.writeNumberField("eventsADay", daily(day, stats.emitted()));
    json.writeNumberField("bytesADay", daily(day, stats.bytes()));
    json.writeNumberField("nanosADay", daily(day, stats.emitterNanos()));
    JsonFields.writeStrings("statements", ids(whatIf.noisy()), json);
    JsonFields.writeStrings("silencesToo", ids(whatIf.others()), json);
    json.writeEndObject();
  }

  /** 0 where nothing is known of a day. */
  private static long daily(DailyRate day, long figure) {
    return day.isKnown() ? Math.round(day.of(figure)) : 0;
  }
}
