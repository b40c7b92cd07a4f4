package io.hotpath.it.budget;

/** Quick methods, but not trivial ones. */
final class Work {

  private static final int RARE = 10_000;

  private Work() {}

  static int mix(int mixed, int more) {
    return Integer.rotateLeft(mixed, 5) ^ Integer.reverse(more);
  }

  /** Throws now and then. */
  static int check(int number) {
    if (Math.floorMod(number, RARE) == RARE - 1) {
      throw new IllegalArgumentException();
    }
    return 0;
  }

  static int negate(int number) {
    return Math.negateExact(number);
  }

  static int compare(int one, int other) {
    return Integer.compare(one, other);
  }

  static int deep(int levels) {
    return levels == 0 ? 1 : deep(levels - 1) + deep(levels - 1);
  }
}
