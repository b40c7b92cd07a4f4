package io.hotpath.cli;

import static java.util.Comparator.comparingLong;

import io.hotpath.mongolog.ShapeDigest;
import java.util.Comparator;

/** Orders of the shapes in a digest. Equals are ordered by their text. */
enum LogSort {
  TOTAL("total time"),
  COUNT("count"),
  MEAN("mean time"),
  MAX("longest time"),
  DOCS("documents examined");

  private final String words;

  LogSort(String words) {
    this.words = words;
  }

  /** What stands behind {@code Ordered by:}. */
  String words() {
    return words;
  }

  Comparator<ShapeDigest> order() {
    return comparingLong(this::figure).reversed().thenComparing(ShapeDigest::query);
  }

  private long figure(ShapeDigest shape) {
    return switch (this) {
      case TOTAL -> shape.stats().nanos();
      case COUNT -> shape.stats().operations();
      case MEAN -> shape.meanNanos();
      case MAX -> shape.stats().maxNanos();
      case DOCS -> shape.docsExamined();
    };
  }
}
