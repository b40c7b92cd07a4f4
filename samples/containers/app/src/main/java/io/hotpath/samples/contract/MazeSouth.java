package io.hotpath.samples.contract;

import io.hotpath.samples.oracle.Dice;
import io.hotpath.samples.oracle.Oracle;

/**
 * Rooms 60 to 89 of the maze: static methods that call in a loop. Entered through {@link Maze#walk}
 * and from the other wings; the rules are in {@code MazeRules}.
 */
final class MazeSouth {
  private MazeSouth() {}

  static long m060(long seed, int depth) {
    Oracle.hit(60);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 60, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeSouth.m061(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeSouth.m065(bits, depth - 1);
    }
    return total;
  }

  static long m061(long seed, int depth) {
    Oracle.hit(61);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 61, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeSouth.m068(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeSouth.m076(bits, depth - 1);
    }
    return total;
  }

  static long m062(long seed, int depth) {
    Oracle.hit(62);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 62, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeSouth.m075(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeSouth.m087(bits, depth - 1);
    }
    return total;
  }

  static long m063(long seed, int depth) {
    Oracle.hit(63);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 63, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeSouth.m082(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeWest.m098(bits, depth - 1);
    }
    return total;
  }

  static long m064(long seed, int depth) {
    Oracle.hit(64);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 64, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeSouth.m089(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeWest.m109(bits, depth - 1);
    }
    return total;
  }

  static long m065(long seed, int depth) {
    Oracle.hit(65);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 65, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeWest.m096(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeNorth.m000(bits, depth - 1);
    }
    return total;
  }

  static long m066(long seed, int depth) {
    Oracle.hit(66);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 66, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeWest.m103(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeNorth.m011(bits, depth - 1);
    }
    return total;
  }

  static long m067(long seed, int depth) {
    Oracle.hit(67);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 67, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeWest.m110(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeNorth.m022(bits, depth - 1);
    }
    return total;
  }

  static long m068(long seed, int depth) {
    Oracle.hit(68);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 68, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeWest.m117(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= new MazeEast(bits).m033(depth - 1);
    }
    return total;
  }

  static long m069(long seed, int depth) {
    Oracle.hit(69);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 69, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeNorth.m004(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= new MazeEast(bits).m044(depth - 1);
    }
    return total;
  }

  static long m070(long seed, int depth) {
    Oracle.hit(70);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 70, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeNorth.m011(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= new MazeEast(bits).m055(depth - 1);
    }
    return total;
  }

  static long m071(long seed, int depth) {
    Oracle.hit(71);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 71, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeNorth.m018(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeSouth.m066(bits, depth - 1);
    }
    return total;
  }

  static long m072(long seed, int depth) {
    Oracle.hit(72);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 72, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeNorth.m025(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeSouth.m077(bits, depth - 1);
    }
    return total;
  }

  static long m073(long seed, int depth) {
    Oracle.hit(73);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 73, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + new MazeEast(bits).m032(depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeSouth.m088(bits, depth - 1);
    }
    return total;
  }

  static long m074(long seed, int depth) {
    Oracle.hit(74);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 74, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + new MazeEast(bits).m039(depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeWest.m099(bits, depth - 1);
    }
    return total;
  }

  static long m075(long seed, int depth) {
    Oracle.hit(75);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 75, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + new MazeEast(bits).m046(depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeWest.m110(bits, depth - 1);
    }
    return total;
  }

  static long m076(long seed, int depth) {
    Oracle.hit(76);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 76, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + new MazeEast(bits).m053(depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeNorth.m001(bits, depth - 1);
    }
    return total;
  }

  static long m077(long seed, int depth) {
    Oracle.hit(77);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 77, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeSouth.m060(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeNorth.m012(bits, depth - 1);
    }
    return total;
  }

  static long m078(long seed, int depth) {
    Oracle.hit(78);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 78, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeSouth.m067(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeNorth.m023(bits, depth - 1);
    }
    return total;
  }

  static long m079(long seed, int depth) {
    Oracle.hit(79);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 79, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeSouth.m074(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= new MazeEast(bits).m034(depth - 1);
    }
    return total;
  }

  static long m080(long seed, int depth) {
    Oracle.hit(80);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 80, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeSouth.m081(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= new MazeEast(bits).m045(depth - 1);
    }
    return total;
  }

  static long m081(long seed, int depth) {
    Oracle.hit(81);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 81, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeSouth.m088(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= new MazeEast(bits).m056(depth - 1);
    }
    return total;
  }

  static long m082(long seed, int depth) {
    Oracle.hit(82);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 82, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeWest.m095(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeSouth.m067(bits, depth - 1);
    }
    return total;
  }

  static long m083(long seed, int depth) {
    Oracle.hit(83);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 83, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeWest.m102(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeSouth.m078(bits, depth - 1);
    }
    return total;
  }

  static long m084(long seed, int depth) {
    Oracle.hit(84);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 84, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeWest.m109(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeSouth.m089(bits, depth - 1);
    }
    return total;
  }

  static long m085(long seed, int depth) {
    Oracle.hit(85);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 85, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeWest.m116(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeWest.m100(bits, depth - 1);
    }
    return total;
  }

  static long m086(long seed, int depth) {
    Oracle.hit(86);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 86, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeNorth.m003(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeWest.m111(bits, depth - 1);
    }
    return total;
  }

  static long m087(long seed, int depth) {
    Oracle.hit(87);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 87, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeNorth.m010(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeNorth.m002(bits, depth - 1);
    }
    return total;
  }

  static long m088(long seed, int depth) {
    Oracle.hit(88);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 88, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeNorth.m017(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeNorth.m013(bits, depth - 1);
    }
    return total;
  }

  static long m089(long seed, int depth) {
    Oracle.hit(89);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 89, depth);
    long total = bits;
    for (int turn = Long.bitCount(bits & 3); turn > 0; turn--) {
      total = 31 * total + MazeNorth.m024(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeNorth.m024(bits, depth - 1);
    }
    return total;
  }
}
