package io.hotpath.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hotpath.profile.Latencies;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What a histogram holds, without its empty buckets: a page needs thousands of them, many with a
 * handful of values. Microseconds, upper edges of the histogram's buckets. Confined to one thread.
 */
final class LatencyCounts {

  private final NavigableMap<Long, Long> counts = new TreeMap<>();
  private long total;

  static LatencyCounts of(Histogram micros) {
    LatencyCounts latencies = new LatencyCounts();
    latencies.add(micros);
    return latencies;
  }

  void add(Histogram micros) {
    long[] pairs = Latencies.pairs(micros);
    for (int i = 0; i < pairs.length; i += 2) {
      count(pairs[i], pairs[i + 1]);
    }
  }

  void add(LatencyCounts other) {
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
