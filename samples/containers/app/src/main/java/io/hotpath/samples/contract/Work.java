package io.hotpath.samples.contract;

/**
 * What the servlets do: methods whose calls can be counted by hand. Each says which others of the
 * application it calls.
 */
public final class Work {
  private static final int ROUNDS = 64;

  private Work() {}

  /** A small hash loop; calls nothing of the application. */
  public static int leaf(int seed) {
    int hash = seed;
    for (int round = 0; round < ROUNDS; round++) {
      hash = Integer.rotateLeft(hash * 0x9E3779B1, 13) + round;
    }
    return hash;
  }

  /** Calls {@link #leaf} {@code n} times. */
  public static int branch(int n) {
    int total = 0;
    for (int index = 0; index < n; index++) {
      total = 31 * total + leaf(index);
    }
    return total;
  }

  /** Runs {@code depth + 1} times, one inside the other; the innermost calls {@link #leaf} once. */
  public static int recurse(int depth) {
    if (depth <= 0) {
      return leaf(0);
    }
    int below = recurse(depth - 1);
    return Integer.rotateLeft(below, 1) + depth;
  }

  /**
   * Fills the stack, catches the error, then calls {@link #leaf} once. How often {@link #descend}
   * runs depends on the size of the stack.
   */
  public static int overflow() {
    int seed = 1;
    try {
      seed = descend(seed);
    } catch (StackOverflowError full) {
      seed = 2;
    }
    return leaf(seed);
  }

  // Its own result is used, so that no compiler can turn the recursion into a loop.
  @SuppressWarnings("InfiniteRecursion")
  private static int descend(int depth) {
    int below = descend(depth + 1);
    return Integer.rotateLeft(below, 1) + depth;
  }

  /** Calls {@link #outer} and catches what {@link #inner} threw; then {@link #leaf} once. */
  public static int rescue(int seed) {
    int result;
    try {
      result = outer(seed);
    } catch (WorkException thrown) {
      result = thrown.code();
    }
    return leaf(result);
  }

  /** Calls {@link #middle} once, which calls {@link #inner} once, which always throws. */
  public static int outer(int seed) {
    int result = middle(seed + 1);
    return Integer.reverse(result);
  }

  private static int middle(int seed) {
    int result = inner(seed + 1);
    return Integer.rotateLeft(result, 3);
  }

  /** Calls {@link #leaf} once and throws. */
  private static int inner(int seed) {
    int code = leaf(seed);
    if (Integer.bitCount(code) >= 0) {
      throw new WorkException("inner failed", code);
    }
    return code;
  }
}
