package io.hotpath.diff;

import io.hotpath.profile.Query;
import io.hotpath.profile.QueryStats;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long requests wait for queries, the driver's own work included where that was measured; and
 * below which no index can bring one. Immutable.
 */
final class QueryTimes {

  /** What the quickest read there is begins with: one document by its id. */
  private static final String BY_ID = "{_id: ?}";

  private final Map<String, QueryStats> readsById = new HashMap<>();

  /** Of the routes before. */
  QueryTimes(List<Mix.Pair> routes) {
    for (Mix.Pair pair : routes) {
      pair.before()
          .queries()
          .all()
          .forEach(
              (query, stats) -> {
                if (query.command().equals("find") && query.shape().startsWith(BY_ID)) {
                  readsById.computeIfAbsent(database(query), d -> new QueryStats()).add(stats);
                }
              });
    }
  }

  private static String database(Query query) {
    int dot = query.namespace().indexOf('.');
    return dot < 0 ? query.namespace() : query.namespace().substring(0, dot);
  }

  /** The time of all operations as the application felt it. */
  static double wait(QueryStats stats) {
    return stats.wallOperations() == 0
        ? stats.nanos()
        : (double) stats.wallNanos() / stats.wallOperations() * stats.operations();
  }

  /** What as many reads by id take in the same database; 0 where there were none. */
  double quickest(Query query, QueryStats stats) {
    QueryStats reads = readsById.get(database(query));
    return reads == null || reads.operations() == 0
        ? 0
        : Math.min(wait(stats), wait(reads) / reads.operations() * stats.operations());
  }
}
