package io.hotpath.samples.oracle;

/** Decides which doors of a room are open; called by every room and by {@link MazeRules}. */
public final class Dice {
  private Dice() {}

  /** The same bits for the same arguments: the mixing steps of SplitMix64. */
  public static long roll(long seed, int room, int depth) {
    long bits = seed + 0x9E3779B97F4A7C15L * (room * 64L + depth + 1);
    bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
    return bits ^ (bits >>> 31);
  }
}
