package io.hotpath.recorder;

import java.util.concurrent.atomic.AtomicLong;

/** Stands still until told otherwise. Starts below zero, as {@link System#nanoTime} may. */
final class SetTicker implements Ticker {

  private static final long START_MILLIS = 1_800_000_000_000L;

  private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
  private final AtomicLong millis = new AtomicLong(START_MILLIS);

  void advanceMillis(long by) {
    nanos.addAndGet(by * 1_000_000);
    millis.addAndGet(by);
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public long millis() {
    return millis.get();
  }
}
