package io.hotpath.recorder;

/** Recursion over almost no work: the JIT inlines the bare one, which is a probe's worst case. */
final class Fib {

  static final int ARGUMENT = 18;

  /** That the argument takes. */
  static final int CALLS = 8_361;

  private static final int METHOD = 2;

  private Fib() {}

  static int fib(int n) {
    long token = Bridge.enter(METHOD);
    try {
      return n < 2 ? n : fib(n - 1) + fib(n - 2);
    } finally {
      Bridge.exit(token);
    }
  }
}
