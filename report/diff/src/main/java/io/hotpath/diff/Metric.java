package io.hotpath.diff;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is compared of requests. */
public enum Metric {
  P50(Unit.NANOS),
  P95(Unit.NANOS),
  P99(Unit.NANOS),
  MEAN(Unit.NANOS),
  CPU(Unit.NANOS),
  QUERIES(Unit.NUMBER),
  REQUESTS(Unit.NUMBER);

  /** In what it is measured. */
  public enum Unit {
    NANOS,
    NUMBER
  }

  private final Unit unit;

  Metric(Unit unit) {
    this.unit = unit;
  }

  public Unit unit() {
    return unit;
  }

  /** As thresholds and JSON name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The percentile it is; 0 for others. */
  int percentile() {
    return switch (this) {
      case P50 -> 50;
      case P95 -> 95;
      case P99 -> 99;
      default -> 0;
    };
  }

  static @Nullable Metric named(String word) {
    for (Metric metric : values()) {
      if (metric.word().equals(word)) {
        return metric;
      }
    }
    return null;
  }
}
