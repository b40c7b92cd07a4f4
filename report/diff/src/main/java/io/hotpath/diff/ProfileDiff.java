package io.hotpath.diff;

import io.hotpath.profile.Profile;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two profiles. Called by the command line; does not change the profiles; the
 * same profiles give the same answer. Confined to one thread.
 *
 * @param routes that are in both, those with most time before first
 * @param all routes together with the requests weighted as before; null where the mix is too
 *     different
 * @param methods by how much their own time changed
 * @param queries by how much their time changed
 * @param statements by how much their bytes changed
 * @param taken advice of before that is no more
 */
public record ProfileDiff(
    Mix mix,
    List<RouteDiff> routes,
    @Nullable RouteDiff all,
    List<CostDiff> methods,
    List<CostDiff> queries,
    List<StatementDiff> statements,
    List<AdviceTaken> taken) {

  private static final long SEED = 20_261_123;

  public ProfileDiff {
    routes = List.copyOf(routes);
    methods = List.copyOf(methods);
    queries = List.copyOf(queries);
    statements = List.copyOf(statements);
    taken = List.copyOf(taken);
  }

  /**
   * Compares.
   *
   * @param shown names of routes to look at
   */
  public static ProfileDiff of(Profile before, Profile after, Predicate<String> shown) {
    Mix mix = Mix.of(before, after, shown);
    List<RouteDiff> routes =
        mix.common().stream()
            .sorted(
                Comparator.comparingLong((Mix.Pair pair) -> pair.before().wallNanos())
                    .reversed()
                    .thenComparing(pair -> pair.before().route()))
            .map(pair -> RouteDiff.of(pair.before(), pair.after()))
            .toList();
    return new ProfileDiff(
        mix,
        routes,
        mix.isTooDifferent() ? null : together(mix.common()),
        Costs.methods(mix.common()),
        Costs.queries(mix.common()),
        StatementDiff.of(mix.common()),
        AdviceTaken.of(before, after, mix));
  }

  /** What was predicted of routes by all advice that was taken, and what was measured. */
  public List<RouteGain> gains() {
    return RouteGain.of(taken, routes);
  }

  /** The trees of a route that is in both, laid upon each other; made anew with each call. */
  public TreeDiff tree(RouteDiff route) {
    for (Mix.Pair pair : mix.common()) {
      if (pair.before().route().equals(route.name())) {
        return TreeDiff.of(pair);
      }
    }
    throw new IllegalArgumentException("no such route: " + route.name());
  }

  /** Requests before of the routes that are in both. */
  public double requestsBefore() {
    return mix.common().stream().mapToLong(pair -> pair.before().requests()).sum();
  }

  private static RouteDiff together(List<Mix.Pair> routes) {
    Map<Metric, Change> changes =
        new EnumMap<>(
            Bootstrap.changes(
                Sample.mix(
                    routes.stream().map(p -> Sample.of(p.before().latencyMicros(), 1)).toList()),
                Sample.mix(
                    routes.stream()
                        .map(p -> Sample.of(p.after().latencyMicros(), p.weight()))
                        .toList()),
                SEED));
    double requests = 0;
    double measured = 0;
    Sums wall = new Sums();
    Sums cpu = new Sums();
    Sums queries = new Sums();
    for (Mix.Pair pair : routes) {
      double number = pair.before().requests();
      requests += number;
      measured += pair.after().requests();
      wall.add(number, RouteDiff.mean(pair.before()), RouteDiff.mean(pair.after()));
      cpu.add(number, RouteDiff.cpu(pair.before()), RouteDiff.cpu(pair.after()));
      queries.add(number, RouteDiff.queries(pair.before()), RouteDiff.queries(pair.after()));
    }
    Change mean = changes.getOrDefault(Metric.MEAN, Change.of(0, 0));
    Change exact = wall.change(requests);
    changes.put(Metric.MEAN, new Change(exact.before(), exact.after(), mean.low(), mean.high()));
    changes.put(Metric.CPU, cpu.change(requests));
    changes.put(Metric.QUERIES, queries.change(requests));
    changes.put(Metric.REQUESTS, Change.of(requests, measured));
    return new RouteDiff("", changes, Math.min(requests, measured) < Bootstrap.LEAST_REQUESTS);
  }

  /** Means of routes, weighted by the requests before. */
  private static final class Sums {
    private double before;
    private double after;

    void add(double requests, double meanBefore, double meanAfter) {
      before += requests * meanBefore;
      after += requests * meanAfter;
    }

    Change change(double requests) {
      return Change.of(before / requests, after / requests);
    }
  }
}
