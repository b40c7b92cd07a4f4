package io.hotpath.diff;

/**
 * A method or a query before and after, in routes that are in both, with the requests weighted as
 * before. Sums: how certain a change is cannot be told.
 *
 * @param name of the method without its line, which moves between versions; or the query's text
 * @param countBefore calls or operations
 * @param nanosBefore own time of a method, time of a query
 * @param p95Before of a query's operations; NaN for methods
 */
public record CostDiff(
    String name,
    double countBefore,
    double countAfter,
    double nanosBefore,
    double nanosAfter,
    double p95Before,
    double p95After) {

  /** What was added to all requests together; negative where time was saved. */
  public double addedNanos() {
    return nanosAfter - nanosBefore;
  }
}
