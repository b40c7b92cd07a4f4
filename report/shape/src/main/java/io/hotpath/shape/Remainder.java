package io.hotpath.shape;

import java.util.Arrays;

/**
 * What is left of pieces that found no place: bits set by their hashes, so neither order nor
 * repetition matters. Two lists that differ in one piece of a hundred are told apart with 98 %.
 */
final class Remainder {

  private static final int LONGS = 64;

  private final long[] bits = new long[LONGS];

  void clear() {
    Arrays.fill(bits, 0);
  }

  void add(long hash) {
    bits[(int) (hash >>> 6) & (LONGS - 1)] |= 1L << hash;
  }

  void add(Remainder other) {
    for (int i = 0; i < LONGS; i++) {
      bits[i] |= other.bits[i];
    }
  }

  long hash() {
    long hash = 0;
    for (long some : bits) {
      hash = Values.mix(hash * 31 + some);
    }
    return hash;
  }
}
