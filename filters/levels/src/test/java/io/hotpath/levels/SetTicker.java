package io.hotpath.levels;

import io.hotpath.recorder.Ticker;

/** Stands still until told otherwise. Starts below zero, as {@link System#nanoTime} may. */
final class SetTicker implements Ticker {

  static final long START_MILLIS = 1_800_000_000_000L;

  private long nanos = -5_000_000_000L;
  private long millis = START_MILLIS;

  void advanceMillis(long by) {
    nanos += by * 1_000_000;
    millis += by;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public long millis() {
    return millis;
  }
}
