package io.hotpath.profile;

import java.util.NavigableMap;
import java.util.TreeMap;

/** The queries of one place: a route, or all work outside of requests. Confined to one thread. */
public final class QueryTable {

  private final NavigableMap<Query, QueryStats> stats = new TreeMap<>();

  /** By query. */
  public NavigableMap<Query, QueryStats> all() {
    return stats;
  }

  /** The figures of a query; made if they are not there. */
  public QueryStats of(Query query) {
    return stats.computeIfAbsent(query, q -> new QueryStats());
  }

  public boolean isEmpty() {
    return stats.isEmpty();
  }

  /** Time of all queries. */
  public long nanos() {
    return stats.values().stream().mapToLong(QueryStats::nanos).reduce(0, Sum::of);
  }

  /** What the application asked for, all queries together. */
  public long operations() {
    return stats.values().stream().mapToLong(QueryStats::operations).reduce(0, Sum::of);
  }

  /** Adds another table. The other stays as it is. */
  public void add(QueryTable other) {
    other.stats.forEach((query, figures) -> of(query).add(figures));
  }
}
