package io.hotpath.samples.contract;

import io.hotpath.samples.oracle.Dice;
import io.hotpath.samples.oracle.Oracle;

/**
 * Rooms 0 to 29 of the maze: static methods that call through plain conditions. Entered through
 * {@link Maze#walk} and from the other wings; the rules are in {@code MazeRules}.
 */
final class MazeNorth {
  private MazeNorth() {}

  static long m000(long seed, int depth) {
    Oracle.hit(0);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 0, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeNorth.m001(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeNorth.m005(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeNorth.m008(bits, depth - 1);
    }
    return total;
  }

  static long m001(long seed, int depth) {
    Oracle.hit(1);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 1, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeNorth.m008(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeNorth.m016(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeNorth.m021(bits, depth - 1);
    }
    return total;
  }

  static long m002(long seed, int depth) {
    Oracle.hit(2);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 2, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeNorth.m015(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeNorth.m027(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= new MazeEast(bits).m034(depth - 1);
    }
    return total;
  }

  static long m003(long seed, int depth) {
    Oracle.hit(3);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 3, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeNorth.m022(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= new MazeEast(bits).m038(depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= new MazeEast(bits).m047(depth - 1);
    }
    return total;
  }

  static long m004(long seed, int depth) {
    Oracle.hit(4);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 4, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeNorth.m029(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= new MazeEast(bits).m049(depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeSouth.m060(bits, depth - 1);
    }
    return total;
  }

  static long m005(long seed, int depth) {
    Oracle.hit(5);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 5, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m036(depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeSouth.m060(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeSouth.m073(bits, depth - 1);
    }
    return total;
  }

  static long m006(long seed, int depth) {
    Oracle.hit(6);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 6, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m043(depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeSouth.m071(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeSouth.m086(bits, depth - 1);
    }
    return total;
  }

  static long m007(long seed, int depth) {
    Oracle.hit(7);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 7, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m050(depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeSouth.m082(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeWest.m099(bits, depth - 1);
    }
    return total;
  }

  static long m008(long seed, int depth) {
    Oracle.hit(8);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 8, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m057(depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeWest.m093(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeWest.m112(bits, depth - 1);
    }
    return total;
  }

  static long m009(long seed, int depth) {
    Oracle.hit(9);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 9, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeSouth.m064(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeWest.m104(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeNorth.m005(bits, depth - 1);
    }
    return total;
  }

  static long m010(long seed, int depth) {
    Oracle.hit(10);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 10, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeSouth.m071(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeWest.m115(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeNorth.m018(bits, depth - 1);
    }
    return total;
  }

  static long m011(long seed, int depth) {
    Oracle.hit(11);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 11, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeSouth.m078(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeNorth.m006(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= new MazeEast(bits).m031(depth - 1);
    }
    return total;
  }

  static long m012(long seed, int depth) {
    Oracle.hit(12);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 12, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeSouth.m085(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeNorth.m017(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= new MazeEast(bits).m044(depth - 1);
    }
    return total;
  }

  static long m013(long seed, int depth) {
    Oracle.hit(13);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 13, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeWest.m092(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeNorth.m028(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= new MazeEast(bits).m057(depth - 1);
    }
    return total;
  }

  static long m014(long seed, int depth) {
    Oracle.hit(14);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 14, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeWest.m099(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= new MazeEast(bits).m039(depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeSouth.m070(bits, depth - 1);
    }
    return total;
  }

  static long m015(long seed, int depth) {
    Oracle.hit(15);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 15, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeWest.m106(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= new MazeEast(bits).m050(depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeSouth.m083(bits, depth - 1);
    }
    return total;
  }

  static long m016(long seed, int depth) {
    Oracle.hit(16);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 16, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeWest.m113(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeSouth.m061(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeWest.m096(bits, depth - 1);
    }
    return total;
  }

  static long m017(long seed, int depth) {
    Oracle.hit(17);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 17, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeNorth.m000(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeSouth.m072(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeWest.m109(bits, depth - 1);
    }
    return total;
  }

  static long m018(long seed, int depth) {
    Oracle.hit(18);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 18, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeNorth.m007(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeSouth.m083(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeNorth.m002(bits, depth - 1);
    }
    return total;
  }

  static long m019(long seed, int depth) {
    Oracle.hit(19);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 19, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeNorth.m014(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeWest.m094(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeNorth.m015(bits, depth - 1);
    }
    return total;
  }

  static long m020(long seed, int depth) {
    Oracle.hit(20);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 20, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeNorth.m021(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeWest.m105(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeNorth.m028(bits, depth - 1);
    }
    return total;
  }

  static long m021(long seed, int depth) {
    Oracle.hit(21);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 21, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeNorth.m028(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeWest.m116(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= new MazeEast(bits).m041(depth - 1);
    }
    return total;
  }

  static long m022(long seed, int depth) {
    Oracle.hit(22);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 22, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m035(depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeNorth.m007(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= new MazeEast(bits).m054(depth - 1);
    }
    return total;
  }

  static long m023(long seed, int depth) {
    Oracle.hit(23);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 23, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m042(depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeNorth.m018(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeSouth.m067(bits, depth - 1);
    }
    return total;
  }

  static long m024(long seed, int depth) {
    Oracle.hit(24);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 24, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m049(depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeNorth.m029(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeSouth.m080(bits, depth - 1);
    }
    return total;
  }

  static long m025(long seed, int depth) {
    Oracle.hit(25);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 25, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m056(depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= new MazeEast(bits).m040(depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeWest.m093(bits, depth - 1);
    }
    return total;
  }

  static long m026(long seed, int depth) {
    Oracle.hit(26);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 26, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeSouth.m063(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= new MazeEast(bits).m051(depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeWest.m106(bits, depth - 1);
    }
    return total;
  }

  static long m027(long seed, int depth) {
    Oracle.hit(27);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 27, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeSouth.m070(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeSouth.m062(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeWest.m119(bits, depth - 1);
    }
    return total;
  }

  static long m028(long seed, int depth) {
    Oracle.hit(28);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 28, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeSouth.m077(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeSouth.m073(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeNorth.m012(bits, depth - 1);
    }
    return total;
  }

  static long m029(long seed, int depth) {
    Oracle.hit(29);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 29, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeSouth.m084(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeSouth.m084(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeNorth.m025(bits, depth - 1);
    }
    return total;
  }
}
