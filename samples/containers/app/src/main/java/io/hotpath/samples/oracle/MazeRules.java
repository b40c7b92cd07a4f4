package io.hotpath.samples.oracle;

import java.util.Map;

/**
 * The rules of the maze, followed without running it. Tests compare {@link #count} with what the
 * maze counted of itself, and with a profile of it.
 *
 * <p>Room {@code i} has the doors {@code (7i+1)}, {@code (11i+5)} and {@code (13i+8)} modulo 120;
 * the bits of {@link Dice} say which are open, by the wing's own rule. Behind a door the depth is
 * one less, and at depth 0 a room has no doors. A room of the west wing may throw after its first
 * door, and catches what was thrown behind its second. The methods of the maze were written once,
 * by a script with these rules.
 */
public final class MazeRules {
  /** How deep a walk starts. */
  public static final int DEPTH = 12;

  private static final int ROOMS_PER_WING = 30;
  private static final int ROOMS = 120;

  private final long[] counts = new long[Oracle.SIZE];

  private MazeRules() {}

  /** The calls of one walk by name, without those never called. */
  public static Map<String, Long> count(long seed) {
    MazeRules rules = new MazeRules();
    rules.counts[Oracle.WALKED]++;
    int room = (int) Math.floorMod(seed, 4L) * ROOMS_PER_WING;
    boolean unused = rules.thrownIn(room, seed, DEPTH);
    return Oracle.named(rules.counts);
  }

  static String wing(int room) {
    return switch (room / ROOMS_PER_WING) {
      case 0 -> "North";
      case 1 -> "East";
      case 2 -> "South";
      default -> "West";
    };
  }

  private boolean thrownIn(int room, long seed, int depth) {
    String wing = wing(room);
    if (wing.equals("East")) {
      counts[Oracle.EAST_CREATED]++;
    }
    counts[room]++;
    if (depth == 0) {
      return false;
    }
    long bits = Dice.roll(seed, room, depth);
    return switch (wing) {
      case "South" -> thrownInSouth(room, bits, depth - 1);
      case "West" -> thrownInWest(room, bits, depth - 1);
      default ->
          (open(bits, 0b11) && thrownIn(first(room), bits, depth - 1))
              || (open(bits, 0b100) && thrownIn(second(room), bits, depth - 1))
              || ((bits & 0b11000) == 0b11000 && thrownIn(third(room), bits, depth - 1));
    };
  }

  private boolean thrownInSouth(int room, long bits, int depth) {
    for (int turn = Long.bitCount(bits & 0b11); turn > 0; turn--) {
      if (thrownIn(first(room), bits, depth)) {
        return true;
      }
    }
    return open(bits, 0b100) && thrownIn(second(room), bits, depth);
  }

  private boolean thrownInWest(int room, long bits, int depth) {
    if (open(bits, 0b11) && thrownIn(first(room), bits, depth)) {
      return true;
    }
    if ((bits & 0b111000) == 0b111000) {
      counts[Oracle.EXCEPTION_CREATED]++;
      return true;
    }
    if (open(bits, 0b100)) {
      boolean unusedAsCaught = thrownIn(second(room), bits, depth);
    }
    return false;
  }

  private static boolean open(long bits, long any) {
    return (bits & any) != 0;
  }

  private static int first(int room) {
    return (room * 7 + 1) % ROOMS;
  }

  private static int second(int room) {
    return (room * 11 + 5) % ROOMS;
  }

  private static int third(int room) {
    return (room * 13 + 8) % ROOMS;
  }
}
