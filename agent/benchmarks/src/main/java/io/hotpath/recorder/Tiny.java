package io.hotpath.recorder;

/**
 * A method that calls another one so quick that the JIT makes nothing of it: the arguments are an
 * object that need not be made, the call is part of the caller. With a probe in the callee, and
 * with its calls counted in a variable of the caller as the agent does it.
 */
final class Tiny {

  /** Of the callee by one loop. */
  static final int LOOP = 100;

  static final int CALLER = 2;
  static final int CALLEE = 3;
  static final int OTHER = 4;

  private Tiny() {}

  /** What only escape analysis makes free. */
  private record Pair(long one, long other) {
    long mixed() {
      return one * 31 + other;
    }
  }

  static long loopWithProbes(long seed) {
    long token = Bridge.enter(CALLER);
    try {
      long s = seed;
      for (int i = 0; i < LOOP; i++) {
        s += probed(new Pair(s, i));
      }
      return s;
    } finally {
      Bridge.exit(token);
    }
  }

  static long loopThatCounts(long seed) {
    long token = Bridge.enter(CALLER);
    int calls = 0;
    try {
      long s = seed;
      for (int i = 0; i < LOOP; i++) {
        calls++;
        s += plain(new Pair(s, i));
      }
      return s;
    } finally {
      Bridge.called(CALLEE, calls);
      Bridge.exit(token);
    }
  }

  /** The caller has its probe, the callee has none and nobody counts it. */
  static long loopUnseen(long seed) {
    long token = Bridge.enter(CALLER);
    try {
      long s = seed;
      for (int i = 0; i < LOOP; i++) {
        s += plain(new Pair(s, i));
      }
      return s;
    } finally {
      Bridge.exit(token);
    }
  }

  static long twoWithProbes(long seed) {
    long token = Bridge.enter(CALLER);
    try {
      return probed(new Pair(seed, 1)) + otherProbed(new Pair(seed, 2));
    } finally {
      Bridge.exit(token);
    }
  }

  /** Each run makes both calls: nothing counts them, and an exception says how far it came. */
  static long twoCounted(long seed) {
    long token = Bridge.enter(CALLER);
    int made = 0;
    try {
      made = 1;
      long s = plain(new Pair(seed, 1));
      made = 2;
      return s + otherPlain(new Pair(seed, 2));
    } catch (Throwable e) {
      Bridge.stopped(made);
      throw e;
    } finally {
      Bridge.exit(token);
    }
  }

  static long eitherWithProbes(long seed) {
    long token = Bridge.enter(CALLER);
    try {
      return (seed & 1) == 0 ? probed(new Pair(seed, 1)) : otherProbed(new Pair(seed, 2));
    } finally {
      Bridge.exit(token);
    }
  }

  /** Which call a run makes is not known from the code: a variable for each. */
  static long eitherCounted(long seed) {
    long token = Bridge.enter(CALLER);
    int calls = 0;
    int others = 0;
    try {
      if ((seed & 1) == 0) {
        calls++;
        return plain(new Pair(seed, 1));
      }
      others++;
      return otherPlain(new Pair(seed, 2));
    } finally {
      Bridge.called(CALLEE, calls);
      Bridge.called(OTHER, others);
      Bridge.exit(token);
    }
  }

  static long eitherUnseen(long seed) {
    long token = Bridge.enter(CALLER);
    try {
      return (seed & 1) == 0 ? plain(new Pair(seed, 1)) : otherPlain(new Pair(seed, 2));
    } finally {
      Bridge.exit(token);
    }
  }

  static long twoUnseen(long seed) {
    long token = Bridge.enter(CALLER);
    try {
      return plain(new Pair(seed, 1)) + otherPlain(new Pair(seed, 2));
    } finally {
      Bridge.exit(token);
    }
  }

  private static long probed(Pair pair) {
    long token = Bridge.enter(CALLEE);
    try {
      return pair.mixed();
    } finally {
      Bridge.exit(token);
    }
  }

  private static long otherProbed(Pair pair) {
    long token = Bridge.enter(OTHER);
    try {
      return pair.mixed() + 1;
    } finally {
      Bridge.exit(token);
    }
  }

  private static long plain(Pair pair) {
    return pair.mixed();
  }

  private static long otherPlain(Pair pair) {
    return pair.mixed() + 1;
  }
}
