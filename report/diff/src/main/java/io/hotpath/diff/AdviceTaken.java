package io.hotpath.diff;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.hotpath.advice.level.Severity;
import io.hotpath.advice.level.WhatIf;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.QueryTotal;
import io.hotpath.profile.Statement;
import io.hotpath.profile.StatementStats;
import io.hotpath.text.FirstSteps;
import io.hotpath.text.QueriesText;
import io.hotpath.text.StatementOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that was to be done before and is not any more: what it was to bring, and what it
 * brought. Of routes that are in both profiles.
 *
 * @param text what was to be done
 * @param gains in each route that it is about, the largest prediction first
 */
public record AdviceTaken(String text, List<Gain> gains) {

  /**
   * What it does to one route, for all its requests before.
   *
   * @param requests before
   * @param predictedNanos what it should save
   * @param savedNanos time that requests wait less for its cause; new queries on the same
   *     collection, which may be the cure, are taken off
   * @param queries the parts of the prediction; empty for advice that is about no queries
   */
  public record Gain(
      String route,
      long requests,
      double predictedNanos,
      double savedNanos,
      List<OfQuery> queries) {}

  /**
   * What it should save of the time that a route waits for one query.
   *
   * @param waitNanos all of it
   */
  public record OfQuery(Query query, double waitNanos, double predictedNanos) {}

  private static final Comparator<Gain> LARGEST =
      Comparator.comparingDouble(Gain::predictedNanos).reversed().thenComparing(Gain::route);

  public AdviceTaken {
    gains = gains.stream().sorted(LARGEST).toList();
  }

  public double predictedNanos() {
    return gains.stream().mapToDouble(Gain::predictedNanos).sum();
  }

  public double savedNanos() {
    return gains.stream().mapToDouble(Gain::savedNanos).sum();
  }

  /** Of the routes it is about, before. */
  public long requests() {
    return gains.stream().mapToLong(Gain::requests).sum();
  }

  static List<AdviceTaken> of(Profile before, Profile after, Mix mix) {
    Set<String> routes = mix.common().stream().map(pair -> pair.before().route()).collect(toSet());
    return Stream.concat(
            ofQueries(before, after, mix, routes), ofLogging(before, after, mix, routes))
        .filter(taken -> !taken.gains.isEmpty())
        .toList();
  }

  private static Stream<AdviceTaken> ofQueries(
      Profile before, Profile after, Mix mix, Set<String> routes) {
    Set<String> open = steps(after, routes).stream().map(AdviceTaken::what).collect(toSet());
    QueryTimes times = new QueryTimes(mix.common());
    return steps(before, routes).stream()
        .filter(step -> !open.contains(what(step)))
        .map(step -> new AdviceTaken(step.text(), gains(step, mix, times)));
  }

  private static List<FirstSteps.Step> steps(Profile profile, Set<String> routes) {
    List<QueryTotal> queries = QueryTotal.of(profile, routes::contains);
    return FirstSteps.of(queries, QueriesText.advise(profile, queries));
  }

  /** Kind and query: how often a request asks may differ, and the advice still be the same. */
  private static String what(FirstSteps.Step step) {
    int colon = step.text().indexOf(':');
    String kind = colon < 0 ? step.text() : step.text().substring(0, colon);
    return (kind.startsWith("index") ? "index" : kind) + step.place() + " " + step.query();
  }

  private static List<Gain> gains(FirstSteps.Step step, Mix mix, QueryTimes times) {
    boolean anywhere = step.place().isEmpty();
    List<Gain> gains = new ArrayList<>();
    for (Mix.Pair pair : mix.common()) {
      boolean here = anywhere || step.place().equals(pair.before().route());
      List<OfQuery> parts = here ? parts(step, pair, times) : List.of();
      double was = parts.stream().mapToDouble(OfQuery::waitNanos).sum();
      if (was > 0) {
        double saved = was - pair.weight() * after(step.queries(), pair);
        double predicted = parts.stream().mapToDouble(OfQuery::predictedNanos).sum();
        gains.add(gain(pair, predicted, saved, parts));
      }
    }
    return gains;
  }

  private static List<OfQuery> parts(FirstSteps.Step step, Mix.Pair pair, QueryTimes times) {
    List<OfQuery> parts = new ArrayList<>();
    for (Query query : step.queries()) {
      QueryStats stats = pair.before().queries().all().get(query);
      double wait = stats == null ? 0 : QueryTimes.wait(stats);
      if (stats != null && wait > 0) {
        double left =
            step.place().isEmpty() ? times.quickest(query, stats) : notRepeated(step, stats);
        parts.add(new OfQuery(query, wait, Math.max(0, wait - left)));
      }
    }
    return parts;
  }

  /** The first of each request, as the application felt it. */
  private static double notRepeated(FirstSteps.Step step, QueryStats stats) {
    double wait = QueryTimes.wait(stats);
    return stats.nanos() == 0
        ? wait - step.nanos()
        : wait * (stats.nanos() - step.nanos()) / stats.nanos();
  }

  private static Gain gain(Mix.Pair pair, double predicted, double saved, List<OfQuery> queries) {
    return new Gain(pair.before().route(), pair.before().requests(), predicted, saved, queries);
  }

  /** Themselves, and what is asked instead. */
  private static double after(List<Query> queries, Mix.Pair pair) {
    Set<String> namespaces = queries.stream().map(Query::namespace).collect(toSet());
    var then = pair.before().queries().all();
    double nanos = 0;
    for (var entry : pair.after().queries().all().entrySet()) {
      Query query = entry.getKey();
      QueryStats stats = entry.getValue();
      boolean instead = !then.containsKey(query) && namespaces.contains(query.namespace());
      nanos += queries.contains(query) || instead ? QueryTimes.wait(stats) : 0;
    }
    return nanos;
  }

  private static Stream<AdviceTaken> ofLogging(
      Profile before, Profile after, Mix mix, Set<String> routes) {
    Map<String, Severity> open =
        whatIfs(after, routes).stream().collect(toMap(WhatIf::logger, WhatIf::level));
    return whatIfs(before, routes).stream()
        .filter(whatIf -> isTaken(whatIf, open.get(whatIf.logger())))
        .map(whatIf -> new AdviceTaken(text(whatIf), gains(whatIf, mix)));
  }

  /** Once a logger has its level, a higher one may be the next advice. */
  private static boolean isTaken(WhatIf whatIf, @Nullable Severity next) {
    return next == null || next.compareTo(whatIf.level()) > 0;
  }

  private static List<WhatIf> whatIfs(Profile profile, Set<String> routes) {
    StatementOptions options = StatementOptions.STANDARD;
    return options
        .advise(
            profile,
            options.select(profile).stream()
                .filter(total -> total.places().stream().anyMatch(p -> routes.contains(p.name())))
                .toList())
        .whatIfs();
  }

  private static String text(WhatIf whatIf) {
    return "log level: " + whatIf.logger() + " to " + whatIf.level();
  }

  private static List<Gain> gains(WhatIf whatIf, Mix mix) {
    Set<Statement> silenced =
        Stream.concat(whatIf.noisy().stream(), whatIf.others().stream())
            .map(total -> total.statement())
            .collect(toSet());
    List<Gain> gains = new ArrayList<>();
    for (Mix.Pair pair : mix.common()) {
      double was = nanos(silenced, pair.before().statements().all());
      if (was > 0) {
        double is = nanos(silenced, pair.after().statements().all());
        gains.add(gain(pair, was, was - pair.weight() * is, List.of()));
      }
    }
    return gains;
  }

  private static double nanos(Set<Statement> statements, Map<Statement, StatementStats> logged) {
    return logged.entrySet().stream()
        .filter(entry -> statements.contains(entry.getKey()))
        .mapToDouble(entry -> entry.getValue().emitterNanos())
        .sum();
  }
}
