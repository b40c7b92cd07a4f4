package io.hotpath.it.budget;

/** Quick methods, but not trivial ones. */
final class Work {

  /** One in so many checks throws. */
  static final int RARE = 2_500;

  /** One in so many steps throws. */
  static final int STEPS_THROW = 100;

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

  /** Calls that each run makes, calls that some do, and calls that an exception keeps from it. */
  static int step(int number) {
    int sum = part(number) + part(number + 1) + part(number + 2) + part(number + 3);
    sum += number % 2 == 0 ? part(sum) : some(sum) + some(sum + 1) + some(sum + 2);
    try {
      sum += part(sum) + check(number) + part(sum + 1);
    } catch (IllegalArgumentException e) {
      sum++;
    }
    sum += part(sum);
    if (number % STEPS_THROW == 0) {
      throw new IllegalStateException();
    }
    return part(sum) + part(sum + 1) + part(sum + 2);
  }

  static int part(int number) {
    return Integer.reverse(number);
  }

  static int some(int number) {
    return Integer.reverseBytes(number);
  }

  /** Too small for a probe. */
  static int next(int number) {
    return number + 1;
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
