package io.hotpath.recorder;

/**
 * Picks one of 2^k consecutive numbers, in no rhythm that what is numbered could have, too. Asked
 * at each call of a quick method. Thread-safe.
 */
final class Picks {

  /** Spreads consecutive numbers over all ints. */
  private static final int GOLDEN = 0x9E3779B9;

  private Picks() {}

  /**
   * Whether this number is picked.
   *
   * @param shift one in 2^shift is, from 0 for each up to 31
   */
  static boolean isPicked(int number, int shift) {
    return shift == 0 || (number * GOLDEN) >>> (Integer.SIZE - shift) == 0;
  }
}
