package io.hotpath.text;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.util.Comparator;

/** Orders of the methods in a table, with the words of pstats. Equals are ordered by name. */
public enum Sort {
  /** Time in the method itself. */
  TIME("internal time, call count"),
  /** Time in the method and what it calls. */
  CUMULATIVE("cumulative time, internal time"),
  CALLS("call count, internal time"),
  NAME("function name");

  private final String words;

  Sort(String words) {
    this.words = words;
  }

  /** What stands behind {@code Ordered by:}. */
  public String words() {
    return words;
  }

  Comparator<MethodRow> order() {
    Comparator<MethodRow> order =
        switch (this) {
          case TIME ->
              comparingLong(MethodRow::selfNanos).thenComparingLong(MethodRow::calls).reversed();
          case CUMULATIVE ->
              comparingLong(MethodRow::cumulativeNanos)
                  .thenComparingLong(MethodRow::selfNanos)
                  .reversed();
          case CALLS ->
              comparingLong(MethodRow::calls).thenComparingLong(MethodRow::selfNanos).reversed();
          case NAME -> comparing(row -> row.method().name());
        };
    return order.thenComparing(MethodRow::method);
  }
}
