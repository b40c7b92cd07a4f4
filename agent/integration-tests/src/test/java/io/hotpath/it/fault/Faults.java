package io.hotpath.it.fault;

import java.util.concurrent.atomic.AtomicInteger;

/** Throws now and then. Called by the methods that {@link FaultAgent} rewrote. */
public final class Faults {

  /** A rewritten method throws at each visit whose number this divides. */
  static final AtomicInteger EVERY = new AtomicInteger(Integer.MAX_VALUE);

  private static final AtomicInteger VISITS = new AtomicInteger();

  private Faults() {}

  /** Throws in turn what a bug, a full stack, a full heap and an old tool throw. */
  public static void strike() {
    int visit = VISITS.incrementAndGet();
    int every = EVERY.get();
    if (visit % every != 0) {
      return;
    }
    switch (visit / every % 4) {
      case 0 -> throw new IllegalStateException("struck");
      case 1 -> throw new StackOverflowError("struck");
      case 2 -> throw new OutOfMemoryError("struck");
      default -> throw new ThreadDeath();
    }
  }
}
