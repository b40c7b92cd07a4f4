package io.hotpath.diff;

import io.hotpath.profile.RouteProfile;
import io.hotpath.profile.Statement;
import io.hotpath.profile.StatementStats;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A log statement before and after, in routes that are in both, with the requests weighted as
 * before.
 *
 * @param before what it cost all requests before
 * @param after what it would have cost as many after
 */
public record StatementDiff(Statement statement, Cost before, Cost after) {

  private static final Comparator<StatementDiff> MOST_CHANGED =
      Comparator.comparingDouble((StatementDiff diff) -> Math.abs(diff.addedBytes()))
          .reversed()
          .thenComparing(StatementDiff::statement);

  /**
   * Sums; with weights, so they need not be whole.
   *
   * @param events that were written
   * @param nanos time of the threads that log
   */
  public record Cost(double events, double bytes, double nanos) {

    private static final Cost NONE = new Cost(0, 0, 0);

    private Cost plus(StatementStats stats, double weight) {
      return new Cost(
          events + weight * stats.emitted(),
          bytes + weight * stats.bytes(),
          nanos + weight * stats.emitterNanos());
    }
  }

  /** Negative where less is written. */
  public double addedBytes() {
    return after.bytes - before.bytes;
  }

  /** By how much their bytes changed; such as were never written are left out. */
  static List<StatementDiff> of(List<Mix.Pair> routes) {
    Map<Statement, StatementDiff> sums = new TreeMap<>();
    for (Mix.Pair pair : routes) {
      add(pair.before(), 1, false, sums);
      add(pair.after(), pair.weight(), true, sums);
    }
    return sums.values().stream()
        .filter(diff -> diff.before.events > 0 || diff.after.events > 0)
        .sorted(MOST_CHANGED)
        .toList();
  }

  private static void add(
      RouteProfile route, double weight, boolean isAfter, Map<Statement, StatementDiff> sums) {
    route
        .statements()
        .all()
        .forEach(
            (statement, stats) ->
                sums.merge(
                    statement,
                    isAfter
                        ? new StatementDiff(statement, Cost.NONE, Cost.NONE.plus(stats, weight))
                        : new StatementDiff(statement, Cost.NONE.plus(stats, weight), Cost.NONE),
                    StatementDiff::plus));
  }

  private StatementDiff plus(StatementDiff other) {
    return new StatementDiff(statement, sum(before, other.before), sum(after, other.after));
  }

  private static Cost sum(Cost one, Cost other) {
    return new Cost(one.events + other.events, one.bytes + other.bytes, one.nanos + other.nanos);
  }
}
