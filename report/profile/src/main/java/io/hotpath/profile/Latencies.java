package io.hotpath.profile;

import org.HdrHistogram.Histogram;

/** What HdrHistogram does slowly with packed histograms. */
final class Latencies {

  private Latencies() {}

  /** As {@link Histogram#add}, which looks at thousands of empty buckets of a packed histogram. */
  static void add(Histogram into, Histogram other) {
    long left = other.getTotalCount();
    for (long value = 0; left > 0; ) {
      long count = other.getCountAtValue(value);
      if (count > 0) {
        into.recordValueWithCount(value, count);
        left -= count;
      }
      value = value == 0 ? other.getMinNonZeroValue() : other.nextNonEquivalentValue(value);
    }
  }
}
