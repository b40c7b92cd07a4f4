package io.hotpath.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    Map<String, Double> predicted = new LinkedHashMap<>();
    for (AdviceTaken one : taken) {
      for (AdviceTaken.Gain gain : one.gains()) {
        predicted.merge(gain.route(), gain.predictedNanos() / gain.requests(), Double::sum);
      }
    }
    List<RouteGain> gains = new ArrayList<>();
    for (RouteDiff route : routes) {
      Double nanos = predicted.get(route.name());
      if (nanos != null) {
        gains.add(new RouteGain(route.name(), nanos, route.change(Metric.MEAN)));
      }
    }
    return gains;
  }
}
