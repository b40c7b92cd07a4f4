package io.hotpath.diff;

/**
 * One figure before and after. NaN where one is not known.
 *
 * @param low the change, as a share of before, is above this with 97.5 %; NaN without an interval
 * @param high and below this with 97.5 %
 */
public record Change(double before, double after, double low, double high) {

  /** A figure of which only the values are known. */
  static Change of(double before, double after) {
    return new Change(before, after, Double.NaN, Double.NaN);
  }

  public boolean isKnown() {
    return !Double.isNaN(before) && !Double.isNaN(after);
  }

  /** What was added, as a share of before: 0.1 is 10 % more; NaN of nothing. */
  public double relative() {
    if (before == after) {
      return 0;
    }
    return before > 0 ? after / before - 1 : Double.NaN;
  }

  public boolean hasInterval() {
    return !Double.isNaN(low) && !Double.isNaN(high);
  }

  /** Whether chance alone does not explain it. Without an interval a figure is what it is. */
  public boolean isClear() {
    return !hasInterval() || low > 0 || high < 0;
  }
}
