package io.hotpath.levels;

import java.util.concurrent.atomic.LongAdder;

/**
 * The lines that one more verbose level lets through and the level before it did not. Counted by
 * any thread, read by the thread that guards against floods.
 */
public final class Raise {

  private final String logger;

  /** Verbosity in force before. */
  private final int before;

  private final LongAdder lines = new LongAdder();
  private final LongAdder guards = new LongAdder();
  private long sinceNanos;
  private long linesThen;

  Raise(String logger, int before, long nowNanos) {
    this.logger = logger;
    this.before = before;
    this.sinceNanos = nowNanos;
  }

  /** The logger whose level was raised. */
  public String logger() {
    return logger;
  }

  void count(String from, int verbosity, boolean guard) {
    if (verbosity > before && LineGate.isUnder(from, logger)) {
      (guard ? guards : lines).increment();
    }
  }

  /**
   * Lines until now. Fluent statements pass only as guards in some libraries, guarded ones as both:
   * the larger number is near the truth in either case.
   */
  private long total() {
    return Math.max(lines.sum(), guards.sum());
  }

  /** Lines since at most a second ago, beginning a new second when one is over. */
  long linesThisSecond(long nowNanos) {
    long total = total();
    long since = total - linesThen;
    if (nowNanos - sinceNanos >= 1_000_000_000L) {
      long rate = (long) (since * 1e9 / (nowNanos - sinceNanos));
      sinceNanos = nowNanos;
      linesThen = total;
      return rate;
    }
    return since;
  }
}
