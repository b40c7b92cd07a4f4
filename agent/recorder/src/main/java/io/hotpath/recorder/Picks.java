package io.hotpath.recorder;

/**
 * Picks one of 2^k consecutive numbers, in no rhythm that what is numbered could have, too.
 * Thread-safe.
 */
final class Picks {

  /** Spreads consecutive numbers over all ints. */
  private static final int GOLDEN = 0x9E3779B9;

  // Constants of MurmurHash3's finalizer and xxHash.
  private static final int MIXING = 0x85EBCA6B;
  private static final int OTHER = 0xC2B2AE35;

  private Picks() {}

  /**
   * Whether this number is picked.
   *
   * @param shift one in 2^shift is, from 0 for each up to 31
   */
  static boolean isPicked(int number, int shift) {
    return shift == 0 || (number * GOLDEN) >>> (Integer.SIZE - shift) == 0;
  }

  /**
   * How far the next one that is picked is behind one that was: 1 to 2^(shift + 1) - 1, each as
   * often.
   *
   * @param draw another number each time
   */
  static long gap(int draw, int shift) {
    return 1 + spread(mixed(draw), shift);
  }

  /**
   * How far the first one that is picked is behind the begin of numbers: less than a gap, such that
   * the first of them is picked as often as later ones.
   */
  static long firstGap(int draw, int shift) {
    int mixed = mixed(draw);
    return 1 + Math.min(spread(mixed, shift), spread(mixed * OTHER, shift));
  }

  private static long spread(int bits, int shift) {
    return (Integer.toUnsignedLong(bits) * ((2L << shift) - 1)) >>> Integer.SIZE;
  }

  private static int mixed(int number) {
    int bits = number * GOLDEN;
    bits = (bits ^ (bits >>> 15)) * MIXING;
    return bits ^ (bits >>> 13);
  }
}
