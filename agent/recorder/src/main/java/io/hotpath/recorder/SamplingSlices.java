package io.hotpath.recorder;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Slices of the time in which calls are counted that a logger refuses: less than a hundredth of it.
 * Outside of them such a call must cost nothing, and within, however much is refused, threads lose
 * no more than the slice. They end by time alone: if they ended after a number of calls, those that
 * hit a burst would be the shortest, and bursts be underestimated.
 *
 * <p>The collector's thread begins and ends them, and listeners are told on it: a thread of the
 * application must not wait for a lock of its logging library because of us. Where that thread
 * comes late, since the machine is busy, threads that count notice by themselves. Thread-safe.
 */
public final class SamplingSlices {

  static final long SLICE_NANOS = 300_000L;

  /** From the beginning of a slice to that of the next, at least. */
  static final long GAP_NANOS = 80_000_000L;

  /** Counted calls between two looks at the clock. */
  static final int CALLS_A_LOOK = 64;

  private static final long MAX_JITTER_NANOS = 15_000_000L;

  private final Ticker ticker;
  private final List<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();

  /** Threads race for it; it does not matter. */
  private int calls;

  private volatile boolean counting;
  private volatile long endsNanos;

  /** When {@link #counting} ended. */
  private volatile long endedNanos;

  private boolean on;
  private long nextNanos;
  private long sinceNanos;
  private long onNanos;
  private long windowNanos;

  SamplingSlices(Ticker ticker) {
    this.ticker = ticker;
    this.windowNanos = ticker.nanos();
    this.nextNanos = windowNanos;
  }

  /** Hears from now on when calls are counted, and at once whether they are. */
  public synchronized void addListener(Consumer<Boolean> listener) {
    listeners.add(listener);
    listener.accept(on);
  }

  /** Hears nothing any more. */
  public synchronized void removeListener(Consumer<Boolean> listener) {
    listeners.remove(listener);
  }

  /** By how much slices come early: what is logged regularly must not be missed each time. */
  static long jitterNanos() {
    return ThreadLocalRandom.current().nextLong(MAX_JITTER_NANOS);
  }

  /** Begins a slice that the caller ends; false where the last one is too near. */
  synchronized boolean begin() {
    long now = ticker.nanos();
    if (on || now - nextNanos < 0) {
      return false;
    }
    nextNanos = now + GAP_NANOS;
    sinceNanos = now;
    endsNanos = now + SLICE_NANOS;
    counting = true;
    turn(true);
    return true;
  }

  /** No calls are counted any more; nothing happens where none are. */
  synchronized void end() {
    if (on) {
      onNanos += (counting ? ticker.nanos() : endedNanos) - sinceNanos;
      counting = false;
      turn(false);
    }
  }

  /** Whether a refused call counts. Called for each, on the application's threads; never waits. */
  boolean isCounting() {
    if (counting && ++calls % CALLS_A_LOOK == 0) {
      long now = ticker.nanos();
      if (now - endsNanos >= 0) {
        endedNanos = now;
        counting = false;
      }
    }
    return counting;
  }

  private void turn(boolean wanted) {
    on = wanted;
    listeners.forEach(listener -> listener.accept(wanted));
  }

  /** For the collector: what counts since the last call are to be multiplied by. */
  synchronized double scale() {
    long now = ticker.nanos();
    long counted = onNanos + (counting ? now - sinceNanos : 0);
    long all = now - windowNanos;
    onNanos = 0;
    sinceNanos = now;
    windowNanos = now;
    return counted <= 0 ? 1 : Math.max(1, (double) all / counted);
  }
}
