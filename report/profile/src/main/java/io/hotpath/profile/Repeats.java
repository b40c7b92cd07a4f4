package io.hotpath.profile;

/**
 * Queries that one request sent again and again; sums over the requests that did.
 *
 * @param requests that did
 * @param operations of these requests
 * @param wastedNanos the operations but the first of each request
 * @param most operations in one request
 */
public record Repeats(long requests, long operations, long wastedNanos, long most) {

  public static final Repeats NONE = new Repeats(0, 0, 0, 0);

  /** Both together. */
  public Repeats plus(Repeats other) {
    return new Repeats(
        Sum.of(requests, other.requests),
        Sum.of(operations, other.operations),
        Sum.of(wastedNanos, other.wastedNanos),
        Math.max(most, other.most));
  }
}
