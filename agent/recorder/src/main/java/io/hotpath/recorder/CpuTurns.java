package io.hotpath.recorder;

/**
 * Which requests have their CPU time measured. The clock of a thread is a system call that takes
 * the scheduler's lock: 0.7 us when nobody else wants it, 2.5 us and more in a busy process. So of
 * quick requests only some are measured, picked by chance, such that two readings are about a
 * hundredth of a request's time; those of {@link #LONG_NANOS} and more are measured each.
 *
 * <p>A request's time is not known when it begins. That of others with the same path is: the first
 * {@link #ENOUGH} of them are always measured. Paths share {@link #SLOTS} slots by their hash.
 *
 * <p>Any thread asks; the collector's tells. Bound: 17 KiB.
 */
final class CpuTurns {

  /** A request without a path, or one whose figures are shown each: it is always measured. */
  static final int ALWAYS = 0;

  static final int ENOUGH = 32;

  /** Mean time from which on each is measured. */
  static final long LONG_NANOS = 500_000;

  /** At least one in 32 is measured. */
  static final int MAX_SHIFT = 5;

  private static final int BITS = 10;
  private static final int SLOTS = 1 << BITS;

  /** Beyond so many, older ones count half. */
  private static final int REMEMBERED = 1_000;

  /** Spreads hashes over the slots. */
  private static final int GOLDEN = 0x9E3779B9;

  /** One in 2^k is measured. Others may read it late, which is as good. */
  private final byte[] shifts = new byte[SLOTS];

  private final long[] nanos = new long[SLOTS];
  private final long[] counts = new long[SLOTS];

  /**
   * Whether a request is to be measured.
   *
   * @param path hash of its path
   * @param number of the request
   */
  boolean isDue(int path, long number) {
    int shift = path == ALWAYS ? 0 : shifts[slot(path)];
    return Picks.isPicked((int) number, shift);
  }

  /** A request took so long. */
  void saw(int path, long wallNanos) {
    int slot = slot(path);
    nanos[slot] += wallNanos;
    if (++counts[slot] >= ENOUGH) {
      shifts[slot] = shift((double) nanos[slot] / counts[slot]);
    }
    if (counts[slot] > REMEMBERED) {
      nanos[slot] /= 2;
      counts[slot] /= 2;
    }
  }

  private static byte shift(double mean) {
    int shift = 0;
    while (shift < MAX_SHIFT && mean * (1 << shift) < LONG_NANOS) {
      shift++;
    }
    return (byte) shift;
  }

  private static int slot(int path) {
    return (path * GOLDEN) >>> (Integer.SIZE - BITS);
  }
}
