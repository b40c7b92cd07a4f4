package io.hotpath.samples.contract;

import io.hotpath.samples.oracle.Dice;
import io.hotpath.samples.oracle.Oracle;

/**
 * Rooms 30 to 59 of the maze: methods of an object made anew for every visit. Entered through
 * {@link Maze#walk} and from the other wings; the rules are in {@code MazeRules}.
 */
final class MazeEast {
  private final long seed;

  MazeEast(long seed) {
    Oracle.hit(Oracle.EAST_CREATED);
    this.seed = seed;
  }

  long m030(int depth) {
    Oracle.hit(30);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 30, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeWest.m091(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeWest.m095(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= new MazeEast(bits).m038(depth - 1);
    }
    return total;
  }

  long m031(int depth) {
    Oracle.hit(31);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 31, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeWest.m098(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeWest.m106(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= new MazeEast(bits).m051(depth - 1);
    }
    return total;
  }

  long m032(int depth) {
    Oracle.hit(32);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 32, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeWest.m105(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeWest.m117(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeSouth.m064(bits, depth - 1);
    }
    return total;
  }

  long m033(int depth) {
    Oracle.hit(33);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 33, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeWest.m112(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeNorth.m008(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeSouth.m077(bits, depth - 1);
    }
    return total;
  }

  long m034(int depth) {
    Oracle.hit(34);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 34, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeWest.m119(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeNorth.m019(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeWest.m090(bits, depth - 1);
    }
    return total;
  }

  long m035(int depth) {
    Oracle.hit(35);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 35, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeNorth.m006(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= new MazeEast(bits).m030(depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeWest.m103(bits, depth - 1);
    }
    return total;
  }

  long m036(int depth) {
    Oracle.hit(36);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 36, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeNorth.m013(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= new MazeEast(bits).m041(depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeWest.m116(bits, depth - 1);
    }
    return total;
  }

  long m037(int depth) {
    Oracle.hit(37);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 37, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeNorth.m020(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= new MazeEast(bits).m052(depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeNorth.m009(bits, depth - 1);
    }
    return total;
  }

  long m038(int depth) {
    Oracle.hit(38);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 38, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeNorth.m027(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeSouth.m063(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeNorth.m022(bits, depth - 1);
    }
    return total;
  }

  long m039(int depth) {
    Oracle.hit(39);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 39, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m034(depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeSouth.m074(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= new MazeEast(bits).m035(depth - 1);
    }
    return total;
  }

  long m040(int depth) {
    Oracle.hit(40);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 40, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m041(depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeSouth.m085(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= new MazeEast(bits).m048(depth - 1);
    }
    return total;
  }

  long m041(int depth) {
    Oracle.hit(41);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 41, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m048(depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeWest.m096(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeSouth.m061(bits, depth - 1);
    }
    return total;
  }

  long m042(int depth) {
    Oracle.hit(42);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 42, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m055(depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeWest.m107(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeSouth.m074(bits, depth - 1);
    }
    return total;
  }

  long m043(int depth) {
    Oracle.hit(43);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 43, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeSouth.m062(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeWest.m118(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeSouth.m087(bits, depth - 1);
    }
    return total;
  }

  long m044(int depth) {
    Oracle.hit(44);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 44, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeSouth.m069(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeNorth.m009(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeWest.m100(bits, depth - 1);
    }
    return total;
  }

  long m045(int depth) {
    Oracle.hit(45);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 45, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeSouth.m076(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeNorth.m020(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeWest.m113(bits, depth - 1);
    }
    return total;
  }

  long m046(int depth) {
    Oracle.hit(46);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 46, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeSouth.m083(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= new MazeEast(bits).m031(depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeNorth.m006(bits, depth - 1);
    }
    return total;
  }

  long m047(int depth) {
    Oracle.hit(47);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 47, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeWest.m090(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= new MazeEast(bits).m042(depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeNorth.m019(bits, depth - 1);
    }
    return total;
  }

  long m048(int depth) {
    Oracle.hit(48);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 48, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeWest.m097(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= new MazeEast(bits).m053(depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= new MazeEast(bits).m032(depth - 1);
    }
    return total;
  }

  long m049(int depth) {
    Oracle.hit(49);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 49, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeWest.m104(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeSouth.m064(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= new MazeEast(bits).m045(depth - 1);
    }
    return total;
  }

  long m050(int depth) {
    Oracle.hit(50);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 50, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeWest.m111(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeSouth.m075(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= new MazeEast(bits).m058(depth - 1);
    }
    return total;
  }

  long m051(int depth) {
    Oracle.hit(51);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 51, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeWest.m118(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeSouth.m086(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeSouth.m071(bits, depth - 1);
    }
    return total;
  }

  long m052(int depth) {
    Oracle.hit(52);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 52, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeNorth.m005(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeWest.m097(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeSouth.m084(bits, depth - 1);
    }
    return total;
  }

  long m053(int depth) {
    Oracle.hit(53);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 53, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeNorth.m012(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeWest.m108(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeWest.m097(bits, depth - 1);
    }
    return total;
  }

  long m054(int depth) {
    Oracle.hit(54);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 54, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeNorth.m019(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeWest.m119(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeWest.m110(bits, depth - 1);
    }
    return total;
  }

  long m055(int depth) {
    Oracle.hit(55);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 55, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeNorth.m026(bits, depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeNorth.m010(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeNorth.m003(bits, depth - 1);
    }
    return total;
  }

  long m056(int depth) {
    Oracle.hit(56);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 56, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m033(depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= MazeNorth.m021(bits, depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeNorth.m016(bits, depth - 1);
    }
    return total;
  }

  long m057(int depth) {
    Oracle.hit(57);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 57, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m040(depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= new MazeEast(bits).m032(depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= MazeNorth.m029(bits, depth - 1);
    }
    return total;
  }

  long m058(int depth) {
    Oracle.hit(58);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 58, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m047(depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= new MazeEast(bits).m043(depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= new MazeEast(bits).m042(depth - 1);
    }
    return total;
  }

  long m059(int depth) {
    Oracle.hit(59);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 59, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m054(depth - 1);
    }
    if ((bits & 4) != 0) {
      total ^= new MazeEast(bits).m054(depth - 1);
    }
    if ((bits & 24) == 24) {
      total -= new MazeEast(bits).m055(depth - 1);
    }
    return total;
  }
}
