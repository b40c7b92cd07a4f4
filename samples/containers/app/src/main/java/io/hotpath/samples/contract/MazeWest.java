package io.hotpath.samples.contract;

import io.hotpath.samples.oracle.Dice;
import io.hotpath.samples.oracle.Oracle;

/**
 * Rooms 90 to 119 of the maze: static methods that throw and catch. Entered through {@link
 * Maze#walk} and from the other wings; the rules are in {@code MazeRules}.
 */
final class MazeWest {
  private MazeWest() {}

  static long m090(long seed, int depth) {
    Oracle.hit(90);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 90, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m031(depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= new MazeEast(bits).m035(depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m091(long seed, int depth) {
    Oracle.hit(91);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 91, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m038(depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= new MazeEast(bits).m046(depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m092(long seed, int depth) {
    Oracle.hit(92);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 92, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m045(depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= new MazeEast(bits).m057(depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m093(long seed, int depth) {
    Oracle.hit(93);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 93, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m052(depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= MazeSouth.m068(bits, depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m094(long seed, int depth) {
    Oracle.hit(94);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 94, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m059(depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= MazeSouth.m079(bits, depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m095(long seed, int depth) {
    Oracle.hit(95);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 95, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeSouth.m066(bits, depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= MazeWest.m090(bits, depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m096(long seed, int depth) {
    Oracle.hit(96);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 96, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeSouth.m073(bits, depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= MazeWest.m101(bits, depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m097(long seed, int depth) {
    Oracle.hit(97);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 97, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeSouth.m080(bits, depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= MazeWest.m112(bits, depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m098(long seed, int depth) {
    Oracle.hit(98);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 98, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeSouth.m087(bits, depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= MazeNorth.m003(bits, depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m099(long seed, int depth) {
    Oracle.hit(99);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 99, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeWest.m094(bits, depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= MazeNorth.m014(bits, depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m100(long seed, int depth) {
    Oracle.hit(100);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 100, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeWest.m101(bits, depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= MazeNorth.m025(bits, depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m101(long seed, int depth) {
    Oracle.hit(101);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 101, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeWest.m108(bits, depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= new MazeEast(bits).m036(depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m102(long seed, int depth) {
    Oracle.hit(102);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 102, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeWest.m115(bits, depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= new MazeEast(bits).m047(depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m103(long seed, int depth) {
    Oracle.hit(103);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 103, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeNorth.m002(bits, depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= new MazeEast(bits).m058(depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m104(long seed, int depth) {
    Oracle.hit(104);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 104, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeNorth.m009(bits, depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= MazeSouth.m069(bits, depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m105(long seed, int depth) {
    Oracle.hit(105);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 105, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeNorth.m016(bits, depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= MazeSouth.m080(bits, depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m106(long seed, int depth) {
    Oracle.hit(106);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 106, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeNorth.m023(bits, depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= MazeWest.m091(bits, depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m107(long seed, int depth) {
    Oracle.hit(107);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 107, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m030(depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= MazeWest.m102(bits, depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m108(long seed, int depth) {
    Oracle.hit(108);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 108, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m037(depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= MazeWest.m113(bits, depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m109(long seed, int depth) {
    Oracle.hit(109);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 109, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m044(depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= MazeNorth.m004(bits, depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m110(long seed, int depth) {
    Oracle.hit(110);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 110, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m051(depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= MazeNorth.m015(bits, depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m111(long seed, int depth) {
    Oracle.hit(111);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 111, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += new MazeEast(bits).m058(depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= MazeNorth.m026(bits, depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m112(long seed, int depth) {
    Oracle.hit(112);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 112, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeSouth.m065(bits, depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= new MazeEast(bits).m037(depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m113(long seed, int depth) {
    Oracle.hit(113);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 113, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeSouth.m072(bits, depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= new MazeEast(bits).m048(depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m114(long seed, int depth) {
    Oracle.hit(114);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 114, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeSouth.m079(bits, depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= new MazeEast(bits).m059(depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m115(long seed, int depth) {
    Oracle.hit(115);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 115, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeSouth.m086(bits, depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= MazeSouth.m070(bits, depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m116(long seed, int depth) {
    Oracle.hit(116);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 116, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeWest.m093(bits, depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= MazeSouth.m081(bits, depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m117(long seed, int depth) {
    Oracle.hit(117);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 117, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeWest.m100(bits, depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= MazeWest.m092(bits, depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m118(long seed, int depth) {
    Oracle.hit(118);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 118, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeWest.m107(bits, depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= MazeWest.m103(bits, depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }

  static long m119(long seed, int depth) {
    Oracle.hit(119);
    if (depth == 0) {
      return seed;
    }
    long bits = Dice.roll(seed, 119, depth);
    long total = bits;
    if ((bits & 3) != 0) {
      total += MazeWest.m114(bits, depth - 1);
    }
    if ((bits & 56) == 56) {
      throw new MazeException(total);
    }
    if ((bits & 4) != 0) {
      try {
        total ^= MazeWest.m114(bits, depth - 1);
      } catch (MazeException closed) {
        total -= closed.total;
      }
    }
    return total;
  }
}
