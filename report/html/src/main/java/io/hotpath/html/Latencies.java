package io.hotpath.html;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What a histogram holds, without its empty buckets: a page needs thousands of them, many with a
 * handful of values. Microseconds, upper edges of the histogram's buckets. Confined to one thread.
 */
final class Latencies {

  private final NavigableMap<Long, Long> counts = new TreeMap<>();
  private long total;

  static Latencies of(Histogram micros) {
    Latencies latencies = new Latencies();
    latencies.add(micros);
    return latencies;
  }

  void add(Histogram micros) {
    long left = micros.getTotalCount();
    for (long value = 0; left > 0; ) {
      long count = micros.getCountAtValue(value);
      if (count > 0) {
        count(micros.highestEquivalentValue(value), count);
        left -= count;
      }
      value = value == 0 ? micros.getMinNonZeroValue() : micros.nextNonEquivalentValue(value);
    }
  }

  void add(Latencies other) {
    other.counts.forEach(this::count);
  }

  private void count(long value, long count) {
    counts.merge(value, count, Long::sum);
    total += count;
  }

  long total() {
    return total;
  }

  /** The time below which this share of requests ended; 0 without requests. */
  long percentileNanos(int percentile) {
    double left = Math.max(1, Math.ceil((double) total * percentile / 100));
    for (Map.Entry<Long, Long> entry : counts.entrySet()) {
      left -= entry.getValue();
      if (left <= 0) {
        return entry.getKey() * 1000;
      }
    }
    return 0;
  }

  /** Value, count, value, count, as in the profile file. */
  void write(String field, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(field);
    for (Map.Entry<Long, Long> entry : counts.entrySet()) {
      json.writeNumber(entry.getKey());
      json.writeNumber(entry.getValue());
    }
    json.writeEndArray();
  }
}
