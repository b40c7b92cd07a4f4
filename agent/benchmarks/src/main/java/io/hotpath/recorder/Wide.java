package io.hotpath.recorder;

/**
 * A request as applications have them: 100 different methods below 10 others, each called once from
 * its own place, with a few nanoseconds of work.
 */
final class Wide {

  /** Of one request, the outermost one included. */
  static final int CALLS = 111;

  private static final int OUTERMOST = 2;
  private static final int MIDDLE = 3;
  private static final int LEAVES = 13;

  private Wide() {}

  static long request(long seed) {
    long token = Bridge.enter(OUTERMOST);
    try {
      long s = middle0(seed);
      s = middle1(s);
      s = middle2(s);
      s = middle3(s);
      s = middle4(s);
      s = middle5(s);
      s = middle6(s);
      s = middle7(s);
      s = middle8(s);
      s = middle9(s);
      return s;
    } finally {
      Bridge.exit(token);
    }
  }

  private static long middle0(long seed) {
    long token = Bridge.enter(MIDDLE + 0);
    try {
      return leaves(seed, LEAVES + 0);
    } finally {
      Bridge.exit(token);
    }
  }

  private static long middle1(long seed) {
    long token = Bridge.enter(MIDDLE + 1);
    try {
      return leaves(seed, LEAVES + 10);
    } finally {
      Bridge.exit(token);
    }
  }

  private static long middle2(long seed) {
    long token = Bridge.enter(MIDDLE + 2);
    try {
      return leaves(seed, LEAVES + 20);
    } finally {
      Bridge.exit(token);
    }
  }

  private static long middle3(long seed) {
    long token = Bridge.enter(MIDDLE + 3);
    try {
      return leaves(seed, LEAVES + 30);
    } finally {
      Bridge.exit(token);
    }
  }

  private static long middle4(long seed) {
    long token = Bridge.enter(MIDDLE + 4);
    try {
      return leaves(seed, LEAVES + 40);
    } finally {
      Bridge.exit(token);
    }
  }

  private static long middle5(long seed) {
    long token = Bridge.enter(MIDDLE + 5);
    try {
      return leaves(seed, LEAVES + 50);
    } finally {
      Bridge.exit(token);
    }
  }

  private static long middle6(long seed) {
    long token = Bridge.enter(MIDDLE + 6);
    try {
      return leaves(seed, LEAVES + 60);
    } finally {
      Bridge.exit(token);
    }
  }

  private static long middle7(long seed) {
    long token = Bridge.enter(MIDDLE + 7);
    try {
      return leaves(seed, LEAVES + 70);
    } finally {
      Bridge.exit(token);
    }
  }

  private static long middle8(long seed) {
    long token = Bridge.enter(MIDDLE + 8);
    try {
      return leaves(seed, LEAVES + 80);
    } finally {
      Bridge.exit(token);
    }
  }

  private static long middle9(long seed) {
    long token = Bridge.enter(MIDDLE + 9);
    try {
      return leaves(seed, LEAVES + 90);
    } finally {
      Bridge.exit(token);
    }
  }

  private static long leaves(long seed, int first) {
    long s = leaf0(seed, first);
    s = leaf1(s, first + 1);
    s = leaf2(s, first + 2);
    s = leaf3(s, first + 3);
    s = leaf4(s, first + 4);
    s = leaf5(s, first + 5);
    s = leaf6(s, first + 6);
    s = leaf7(s, first + 7);
    s = leaf8(s, first + 8);
    s = leaf9(s, first + 9);
    return s;
  }

  private static long leaf0(long seed, int method) {
    long token = Bridge.enter(method);
    try {
      return work(seed + 0);
    } finally {
      Bridge.exit(token);
    }
  }

  private static long leaf1(long seed, int method) {
    long token = Bridge.enter(method);
    try {
      return work(seed + 1);
    } finally {
      Bridge.exit(token);
    }
  }

  private static long leaf2(long seed, int method) {
    long token = Bridge.enter(method);
    try {
      return work(seed + 2);
    } finally {
      Bridge.exit(token);
    }
  }

  private static long leaf3(long seed, int method) {
    long token = Bridge.enter(method);
    try {
      return work(seed + 3);
    } finally {
      Bridge.exit(token);
    }
  }

  private static long leaf4(long seed, int method) {
    long token = Bridge.enter(method);
    try {
      return work(seed + 4);
    } finally {
      Bridge.exit(token);
    }
  }

  private static long leaf5(long seed, int method) {
    long token = Bridge.enter(method);
    try {
      return work(seed + 5);
    } finally {
      Bridge.exit(token);
    }
  }

  private static long leaf6(long seed, int method) {
    long token = Bridge.enter(method);
    try {
      return work(seed + 6);
    } finally {
      Bridge.exit(token);
    }
  }

  private static long leaf7(long seed, int method) {
    long token = Bridge.enter(method);
    try {
      return work(seed + 7);
    } finally {
      Bridge.exit(token);
    }
  }

  private static long leaf8(long seed, int method) {
    long token = Bridge.enter(method);
    try {
      return work(seed + 8);
    } finally {
      Bridge.exit(token);
    }
  }

  private static long leaf9(long seed, int method) {
    long token = Bridge.enter(method);
    try {
      return work(seed + 9);
    } finally {
      Bridge.exit(token);
    }
  }

  /** Xorshift rounds: no memory, nothing the compiler could leave out. */
  private static long work(long seed) {
    long s = seed | 1;
    for (int i = 0; i < 4; i++) {
      s ^= s << 13;
      s ^= s >>> 7;
      s ^= s << 17;
    }
    return s;
  }
}
