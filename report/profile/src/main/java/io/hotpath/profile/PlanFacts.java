package io.hotpath.profile;

import java.util.List;

/**
 * How a database said it would run a query, without its values.
 *
 * @param millis when, milliseconds since 1970
 * @param stages from the outermost to the innermost: {@code LIMIT}, {@code SORT}, {@code FETCH},
 *     {@code IXSCAN}, {@code COLLSCAN}
 * @param indexes names of the indexes used
 * @param filtersFetched whether documents are fetched only to be thrown away by a filter
 */
public record PlanFacts(
    long millis, List<String> stages, List<String> indexes, boolean filtersFetched) {

  public PlanFacts {
    stages = List.copyOf(stages);
    indexes = List.copyOf(indexes);
  }

  /** Whether every document of the collection is read. */
  public boolean scansCollection() {
    return stages.contains("COLLSCAN");
  }

  /** Whether the answer is sorted in memory. */
  public boolean sorts() {
    return stages.contains("SORT");
  }

  /** The later of both; of equally late ones always the same, so that merging has no order. */
  public PlanFacts later(PlanFacts other) {
    if (millis != other.millis) {
      return millis > other.millis ? this : other;
    }
    return toString().compareTo(other.toString()) >= 0 ? this : other;
  }
}
