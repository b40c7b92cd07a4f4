package io.hotpath.profile;

import java.util.NavigableMap;
import java.util.TreeMap;

/** The log statements of one place: a route, or all else. Confined to one thread. */
public final class StatementTable {

  private final NavigableMap<Statement, StatementStats> stats = new TreeMap<>();

  /** By statement. */
  public NavigableMap<Statement, StatementStats> all() {
    return stats;
  }

  /** The figures of a statement; made if they are not there. */
  public StatementStats of(Statement statement) {
    return stats.computeIfAbsent(statement, s -> new StatementStats());
  }

  public boolean isEmpty() {
    return stats.isEmpty();
  }

  /** Events of all statements. */
  public long emitted() {
    return stats.values().stream().mapToLong(StatementStats::emitted).reduce(0, Sum::of);
  }

  /** What all statements cost the threads that emitted them. */
  public long emitterNanos() {
    return stats.values().stream().mapToLong(StatementStats::emitterNanos).reduce(0, Sum::of);
  }

  /** Adds another table. The other stays as it is. */
  public void add(StatementTable other) {
    other.stats.forEach((statement, figures) -> of(statement).add(figures));
  }
}
