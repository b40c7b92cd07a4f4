package io.hotpath.text;

import io.hotpath.advice.level.LevelAdvice;
import io.hotpath.profile.Profile;
import io.hotpath.profile.RouteProfile;
import io.hotpath.profile.StatementStats;
import io.hotpath.profile.StatementTotal;
import io.hotpath.profile.Sum;
import java.io.IOException;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The report of log statements as text: what would vanish if noisy loggers were raised, and the
 * statements with what they cost.
 *
 * <p>The command line writes it. Every line is one record: nothing from a profile can break it.
 * Immutable and thread-safe, as long as nobody changes the profile meanwhile. Tables have at most
 * {@link StatementOptions#limit} rows; what is left out is said. Estimates are marked {@code ~}.
 */
public final class StatementsText {

  private final StatementOptions options;

  public StatementsText(StatementOptions options) {
    this.options = options;
  }

  /**
   * Writes the whole report.
   *
   * @throws IOException when {@code out} throws it
   */
  public void write(Profile profile, Appendable out) throws IOException {
    Lines lines = new Lines(out);
    List<StatementTotal> statements = options.select(profile);
    if (statements.isEmpty()) {
      lines.add("No log statements%s.", options.route() == null ? "" : " of such a route");
      lines.blank();
    } else {
      LevelAdvice advice = options.advise(profile, statements);
      lines.add(head(profile, statements));
      lines.blank();
      new WhatIfText(options, DailyRate.of(profile)).write(advice, lines);
      lines.add("-".repeat(80));
      new StatementRows(options, wallNanos(profile), requests(profile))
          .write(statements, advice, lines);
    }
    lines.add("-".repeat(80));
    FootText.write(profile, lines);
  }

  private String head(Profile profile, List<StatementTotal> statements) {
    return Figures.format(
        "Log statements: %s of %s, %s written, %s s; %s of the time of %s",
        Figures.count(sum(statements, StatementStats::emitted), "event", "events"),
        Figures.count(statements.size(), "statement", "statements"),
        Figures.bytes(sum(statements, StatementStats::bytes)),
        Figures.seconds(sum(statements, StatementStats::emitterNanos)),
        Figures.share(
            statements.stream().mapToLong(StatementTotal::requestNanos).reduce(0, Sum::of),
            wallNanos(profile)),
        Figures.count(requests(profile), "request", "requests"));
  }

  private static long sum(List<StatementTotal> statements, ToLongFunction<StatementStats> figure) {
    return statements.stream()
        .mapToLong(total -> figure.applyAsLong(total.stats()))
        .reduce(0, Sum::of);
  }

  private long wallNanos(Profile profile) {
    return ofRoutes(profile, RouteProfile::wallNanos);
  }

  private long requests(Profile profile) {
    return ofRoutes(profile, RouteProfile::requests);
  }

  private long ofRoutes(Profile profile, ToLongFunction<RouteProfile> figure) {
    return profile.routes().values().stream()
        .filter(route -> options.shows(route.route()))
        .mapToLong(figure)
        .reduce(0, Sum::of);
  }
}
