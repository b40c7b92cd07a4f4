package io.hotpath.text;

import static java.util.Comparator.comparingLong;

import io.hotpath.profile.StatementStats;
import io.hotpath.profile.StatementTotal;
import java.util.Comparator;

/** Orders of the log statements in a table. Equals are ordered by events, then by statement. */
public enum StatementSort {
  BYTES("bytes written"),
  COUNT("events"),
  TIME("time of the threads that log");

  private final String words;

  StatementSort(String words) {
    this.words = words;
  }

  /** What stands behind {@code Ordered by:}. */
  public String words() {
    return words;
  }

  Comparator<StatementTotal> order() {
    Comparator<StatementStats> order =
        switch (this) {
          case BYTES -> comparingLong(StatementStats::bytes);
          case COUNT -> comparingLong(StatementStats::emitted);
          case TIME -> comparingLong(StatementStats::emitterNanos);
        };
    return Comparator.comparing(
            StatementTotal::stats,
            order
                .thenComparingLong(StatementStats::emitted)
                .thenComparingLong(StatementStats::suppressed))
        .reversed()
        .thenComparing(StatementTotal::statement);
  }
}
