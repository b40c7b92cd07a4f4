package io.hotpath.profile;

/**
 * Addition of counts, times and bytes, none of them negative. Where a {@code long} would overflow
 * the sum stays at {@link Long#MAX_VALUE}, which keeps merging associative and commutative and no
 * hostile file can turn a total negative.
 */
public final class Sum {

  private Sum() {}

  /** {@code a + b}, at most {@link Long#MAX_VALUE}. */
  public static long of(long a, long b) {
    long sum = a + b;
    return sum < 0 && a >= 0 && b >= 0 ? Long.MAX_VALUE : sum;
  }
}
