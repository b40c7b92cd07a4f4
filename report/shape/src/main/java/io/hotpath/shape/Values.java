package io.hotpath.shape;

/**
 * Hashes of a command's values, so that equal ones are recognised without being kept. Fields are
 * added up by name, whatever their order; what is ordered is added with its index.
 */
final class Values {

  private final long[] keys = new long[Shaper.MAX_KEYS];
  private int keyCount;
  private long sum;
  private int longestIn;
  private boolean inFilter;
  private boolean muted;

  void clear() {
    keyCount = 0;
    sum = 0;
    longestIn = 0;
    inFilter = false;
    muted = false;
  }

  int keyCount() {
    return keyCount;
  }

  long key(int index) {
    return keys[index];
  }

  long sum() {
    return sum;
  }

  int longestIn() {
    return longestIn;
  }

  /** Begins a field, an element or a part; what is returned goes to {@link #close}. */
  long open() {
    long outer = sum;
    sum = 0;
    return outer;
  }

  /**
   * Ends it. A part without values leaves no trace.
   *
   * @param place hash of its name, or its index
   */
  void close(long outer, long place) {
    sum = sum == 0 ? outer : outer + mix(sum + place * 0x9e3779b97f4a7c15L);
  }

  /** Whether literals are values of the filter from now on; returns whether they were before. */
  boolean inFilter(boolean now) {
    boolean before = inFilter;
    inFilter = now;
    return before;
  }

  /** What follows does not count. Not nested. */
  long mute() {
    muted = true;
    return sum;
  }

  void unmute(long before) {
    muted = false;
    sum = before;
  }

  /** A value; {@code hash} is the reader's. */
  void literal(long hash) {
    long mixed = mix(hash + 1);
    sum += mixed;
    if (inFilter && !muted) {
      if (keyCount < keys.length) {
        keys[keyCount++] = mixed;
      } else {
        // A change of the ninth value must be seen, too.
        keys[keyCount - 1] = mix(keys[keyCount - 1] + mixed);
      }
    }
  }

  void sawIn(int length) {
    if (!muted) {
      longestIn = Math.max(longestIn, length);
    }
  }

  static long hash(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = hash * 0x100000001b3L + text.charAt(i);
    }
    return mix(hash);
  }

  /** Spreads the bits; 0 stays 0. */
  static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
