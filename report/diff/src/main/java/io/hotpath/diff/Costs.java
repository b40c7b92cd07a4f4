package io.hotpath.diff;

import io.hotpath.profile.Method;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.RouteProfile;
import io.hotpath.text.MethodRow;
import io.hotpath.text.MethodTable;
import io.hotpath.text.Sort;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Methods and queries of the common routes, summed with the requests weighted as before. */
final class Costs {

  private static final Comparator<CostDiff> MOST_CHANGED =
      Comparator.comparingDouble((CostDiff cost) -> Math.abs(cost.addedNanos()))
          .reversed()
          .thenComparing(CostDiff::name);

  private Costs() {}

  /** Both sides of one method or query. */
  private static final class Sums {
    double countBefore;
    double countAfter;
    double nanosBefore;
    double nanosAfter;
    final QueryStats before = new QueryStats();
    final QueryStats after = new QueryStats();

    void add(boolean isAfter, double count, double nanos) {
      if (isAfter) {
        countAfter += count;
        nanosAfter += nanos;
      } else {
        countBefore += count;
        nanosBefore += nanos;
      }
    }

    CostDiff diff(String name) {
      return new CostDiff(
          name, countBefore, countAfter, nanosBefore, nanosAfter, p95(before), p95(after));
    }

    private static double p95(QueryStats stats) {
      return stats.operations() == 0 ? Double.NaN : stats.percentileNanos(95);
    }
  }

  /** Methods by how much their own time changed. */
  static List<CostDiff> methods(List<Mix.Pair> routes) {
    Map<String, Sums> sums = new TreeMap<>();
    for (Mix.Pair pair : routes) {
      addMethods(pair.before(), 1, false, sums);
      addMethods(pair.after(), pair.weight(), true, sums);
    }
    return sorted(sums);
  }

  private static void addMethods(
      RouteProfile route, double weight, boolean isAfter, Map<String, Sums> sums) {
    for (MethodRow row : MethodTable.of(TreeDiff.tree(route)).rows(Sort.NAME)) {
      Method method = row.method();
      // Queries have a table of their own.
      if (!method.isPseudo()) {
        sums.computeIfAbsent(method.qualifiedName(), name -> new Sums())
            .add(isAfter, weight * row.calls(), weight * row.selfNanos());
      }
    }
  }

  /** Queries by how much their time changed. */
  static List<CostDiff> queries(List<Mix.Pair> routes) {
    Map<String, Sums> sums = new TreeMap<>();
    for (Mix.Pair pair : routes) {
      addQueries(pair.before(), 1, false, sums);
      addQueries(pair.after(), pair.weight(), true, sums);
    }
    return sorted(sums);
  }

  private static void addQueries(
      RouteProfile route, double weight, boolean isAfter, Map<String, Sums> sums) {
    for (Map.Entry<Query, QueryStats> query : route.queries().all().entrySet()) {
      QueryStats stats = query.getValue();
      Sums sum = sums.computeIfAbsent(query.getKey().text(), name -> new Sums());
      sum.add(isAfter, weight * stats.operations(), weight * stats.nanos());
      (isAfter ? sum.after : sum.before).add(stats);
    }
  }

  private static List<CostDiff> sorted(Map<String, Sums> sums) {
    return sums.entrySet().stream()
        .map(entry -> entry.getValue().diff(entry.getKey()))
        .sorted(MOST_CHANGED)
        .toList();
  }
}
