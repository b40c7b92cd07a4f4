package io.hotpath.diff;

import io.hotpath.profile.RouteProfile;
import java.util.EnumMap;
import java.util.Map;

/**
 * A route before and after; or all routes of both together, weighted as they were before.
 *
 * @param name of the route; empty for all together
 * @param changes of each metric
 * @param few whether one side has too few requests to say anything with certainty
 */
public record RouteDiff(String name, Map<Metric, Change> changes, boolean few) {

  static RouteDiff of(RouteProfile before, RouteProfile after) {
    Map<Metric, Change> changes =
        new EnumMap<>(
            Bootstrap.changes(
                Sample.of(before.latencyMicros(), 1),
                Sample.of(after.latencyMicros(), 1),
                before.route().hashCode()));
    // Exact where the histogram is not.
    Change mean = change(changes, Metric.MEAN);
    changes.put(Metric.MEAN, new Change(mean(before), mean(after), mean.low(), mean.high()));
    for (Metric metric : new Metric[] {Metric.P50, Metric.P95, Metric.P99}) {
      Change change = change(changes, metric);
      changes.put(
          metric,
          new Change(
              percentile(metric, before), percentile(metric, after), change.low(), change.high()));
    }
    changes.put(Metric.CPU, Change.of(cpu(before), cpu(after)));
    changes.put(Metric.QUERIES, Change.of(queries(before), queries(after)));
    changes.put(Metric.REQUESTS, Change.of((double) before.requests(), (double) after.requests()));
    long least = Math.min(before.requests(), after.requests());
    return new RouteDiff(before.route(), changes, least < Bootstrap.LEAST_REQUESTS);
  }

  /** A metric's change; unknown rather than missing. */
  public Change change(Metric metric) {
    return change(changes, metric);
  }

  private static Change change(Map<Metric, Change> changes, Metric metric) {
    return changes.getOrDefault(metric, Change.of(Double.NaN, Double.NaN));
  }

  /** What it is called in a sentence. */
  public String words() {
    return name.isEmpty() ? "all routes" : name;
  }

  private static double percentile(Metric metric, RouteProfile route) {
    return (double) route.percentileNanos(metric.percentile());
  }

  static double mean(RouteProfile route) {
    return (double) route.wallNanos() / route.requests();
  }

  static double cpu(RouteProfile route) {
    return route.cpuRequests() == 0 ? Double.NaN : (double) route.cpuNanos() / route.cpuRequests();
  }

  static double queries(RouteProfile route) {
    return (double) route.queries().operations() / route.requests();
  }
}
