package io.hotpath.diff;

import static java.util.stream.Collectors.groupingBy;

import io.hotpath.profile.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What all advice that was taken should have done to a route, beside what was measured of it: mean
 * times of a request, which the advice did not look at.
 *
 * @param predictedNanos a request
 * @param mean of a request, before and after
 */
public record RouteGain(String route, double predictedNanos, Change mean) {

  /** What a request takes less; negative where it takes more. */
  public double measuredNanos() {
    return mean.before() - mean.after();
  }

  static List<RouteGain> of(List<AdviceTaken> taken, List<RouteDiff> routes) {
    Map<String, List<AdviceTaken.Gain>> byRoute =
        taken.stream()
            .flatMap(one -> one.gains().stream())
            .collect(groupingBy(AdviceTaken.Gain::route));
    List<RouteGain> gains = new ArrayList<>();
    for (RouteDiff route : routes) {
      List<AdviceTaken.Gain> ofRoute = byRoute.get(route.name());
      if (ofRoute != null) {
        double nanos = predicted(ofRoute) / ofRoute.get(0).requests();
        gains.add(new RouteGain(route.name(), nanos, route.change(Metric.MEAN)));
      }
    }
    return gains;
  }

  private static double predicted(List<AdviceTaken.Gain> gains) {
    double others =
        gains.stream()
            .filter(gain -> gain.queries().isEmpty())
            .mapToDouble(AdviceTaken.Gain::predictedNanos)
            .sum();
    Map<Query, List<AdviceTaken.OfQuery>> byQuery =
        gains.stream()
            .flatMap(gain -> gain.queries().stream())
            .collect(groupingBy(AdviceTaken.OfQuery::query));
    return others + byQuery.values().stream().mapToDouble(RouteGain::together).sum();
  }

  /** Of a query that is asked once instead of ten times, an index quickens only the one. */
  private static double together(List<AdviceTaken.OfQuery> same) {
    double wait = same.get(0).waitNanos();
    double left = wait;
    for (AdviceTaken.OfQuery part : same) {
      left *= 1 - part.predictedNanos() / wait;
    }
    return wait - left;
  }
}
