package io.hotpath.text;

import io.hotpath.advice.Advice;
import io.hotpath.advice.Advisor;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryTotal;
import io.hotpath.profile.RouteProfile;
import io.hotpath.profile.Sum;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The report of queries as text: what to do first, the queries by time with the routes and lines
 * they come from, those that a request repeats, and the indexes that would pay.
 *
 * <p>The command line writes it. Every line is one record: nothing from a profile can break it.
 * Immutable and thread-safe, as long as nobody changes the profile meanwhile. Tables have at most
 * {@link QueryOptions#limit} rows; what is left out is said.
 */
public final class QueriesText {

  private final QueryOptions options;

  public QueriesText(QueryOptions options) {
    this.options = options;
  }

  /**
   * Writes the whole report.
   *
   * @throws IOException when {@code out} throws it
   */
  public void write(Profile profile, Appendable out) throws IOException {
    Lines lines = new Lines(out);
    List<QueryTotal> queries = options.select(profile);
    if (queries.isEmpty()) {
      lines.add("No queries%s.", options.route() == null ? "" : " of such a route");
      lines.blank();
    } else {
      writeQueries(profile, queries, lines);
    }
    lines.add("-".repeat(80));
    FootText.write(profile, lines);
  }

  private void writeQueries(Profile profile, List<QueryTotal> queries, Lines lines)
      throws IOException {
    Advice advice = advise(profile, queries);
    lines.add(head(queries));
    lines.blank();
    FirstSteps.write(queries, advice, lines);
    lines.add("-".repeat(80));
    new QueryRows(options).write(queries, lines);
    lines.add("-".repeat(80));
    new RepeatsText(options).write(queries, lines);
    lines.add("-".repeat(80));
    new AdviceText(options.limit()).write(advice, lines);
  }

  /** The advice for these queries; text and JSON have the same. */
  public static Advice advise(Profile profile, List<QueryTotal> queries) {
    Set<Query> shown = queries.stream().map(QueryTotal::query).collect(Collectors.toSet());
    return Advisor.advise(profile, shown::contains);
  }

  private static String head(List<QueryTotal> queries) {
    List<RouteProfile> routes =
        queries.stream()
            .flatMap(query -> query.places().stream())
            .map(QueryTotal.Place::route)
            .filter(route -> route != null)
            .distinct()
            .toList();
    return Figures.format(
        "MongoDB: %s of %s, %s s; %s of the time of %s",
        Figures.count(sum(queries, false), "operation", "operations"),
        Figures.count(queries.size(), "kind", "kinds"),
        Figures.seconds(sum(queries, true)),
        Figures.share(
            queries.stream().mapToLong(QueryTotal::requestNanos).reduce(0, Sum::of),
            routes.stream().mapToLong(RouteProfile::wallNanos).reduce(0, Sum::of)),
        Figures.count(routes.size(), "route", "routes"));
  }

  private static long sum(List<QueryTotal> queries, boolean nanos) {
    return queries.stream()
        .mapToLong(query -> nanos ? query.stats().nanos() : query.stats().operations())
        .reduce(0, Sum::of);
  }
}
