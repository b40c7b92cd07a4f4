package io.hotpath.text;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingLong;

import io.hotpath.profile.QueryStats;
import io.hotpath.profile.QueryTotal;
import java.util.Comparator;

/** Orders of the queries in a table. Equals are ordered by total time, then by query. */
public enum QuerySort {
  TOTAL("total time"),
  COUNT("operations"),
  MEAN("mean time"),
  P95("95th percentile of time"),
  MAX("longest operation"),
  DOCS("documents returned");

  private final String words;

  QuerySort(String words) {
    this.words = words;
  }

  /** What stands behind {@code Ordered by:}. */
  public String words() {
    return words;
  }

  Comparator<QueryTotal> order() {
    Comparator<QueryStats> order =
        switch (this) {
          case TOTAL -> comparingLong(QueryStats::nanos);
          case COUNT -> comparingLong(QueryStats::operations);
          case MEAN ->
              comparingDouble(stats -> (double) stats.nanos() / Math.max(1, stats.operations()));
          case P95 -> comparingLong(stats -> stats.percentileNanos(95));
          case MAX -> comparingLong(QueryStats::maxNanos);
          case DOCS -> comparingLong(QueryStats::returned);
        };
    return Comparator.comparing(QueryTotal::stats, order.thenComparingLong(QueryStats::nanos))
        .reversed()
        .thenComparing(QueryTotal::query);
  }
}
