package io.hotpath.profile;

import java.util.List;

/**
 * What a database said of one of its collections, at the latest.
 *
 * @param millis when, milliseconds since 1970
 * @param kind {@code collection}, {@code capped}, {@code timeseries} or {@code view}
 * @param indexes of it
 */
public record CollectionFacts(long millis, String kind, List<IndexFacts> indexes) {

  public CollectionFacts {
    indexes = List.copyOf(indexes);
  }

  /** The later of both; of equally late ones always the same, so that merging has no order. */
  public CollectionFacts later(CollectionFacts other) {
    if (millis != other.millis) {
      return millis > other.millis ? this : other;
    }
    return toString().compareTo(other.toString()) >= 0 ? this : other;
  }
}
