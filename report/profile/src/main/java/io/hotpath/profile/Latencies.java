package io.hotpath.profile;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/** What HdrHistogram does slowly with packed histograms. Called by readers; stateless. */
public final class Latencies {

  private Latencies() {}

  /** Value, count, value, count, ... by rising value: upper edges of the buckets in use. */
  public static long[] pairs(Histogram histogram) {
    long[] pairs = new long[32];
    int size = 0;
    long left = histogram.getTotalCount();
    for (long value = 0; left > 0; value = next(histogram, value)) {
      long count = histogram.getCountAtValue(value);
      if (count > 0) {
        pairs = size == pairs.length ? Arrays.copyOf(pairs, 2 * size) : pairs;
        pairs[size++] = histogram.highestEquivalentValue(value);
        pairs[size++] = count;
        left -= count;
      }
    }
    return Arrays.copyOf(pairs, size);
  }

  /** As {@link Histogram#add}, which looks at thousands of empty buckets of a packed histogram. */
  static void add(Histogram into, Histogram other) {
    long left = other.getTotalCount();
    for (long value = 0; left > 0; value = next(other, value)) {
      long count = other.getCountAtValue(value);
      if (count > 0) {
        into.recordValueWithCount(value, count);
        left -= count;
      }
    }
  }

  private static long next(Histogram histogram, long value) {
    return value == 0 ? histogram.getMinNonZeroValue() : histogram.nextNonEquivalentValue(value);
  }
}
