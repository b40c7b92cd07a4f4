package io.hotpath.recorder;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Slices of the time in which calls are counted that a logger refuses: about a sixteenth, at random
 * places, so that what an application does regularly is not always hit or always missed. Outside of
 * them such a call must cost nothing.
 *
 * <p>The collector's thread moves on; listeners hear on it when a slice begins and ends, and are
 * told at once what is so when they are added. Thread-safe.
 */
public final class SamplingSlices {

  /** One slice of so many. */
  static final int ONE_OF = 16;

  static final long SLICE_NANOS = 100_000_000L;

  private final Ticker ticker;
  private final List<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();
  private boolean on;
  private long sliceEnds;
  private int left;
  private int chosen;
  private long switchedNanos;
  private long onNanos;
  private long windowNanos;

  SamplingSlices(Ticker ticker) {
    this.ticker = ticker;
    this.sliceEnds = ticker.nanos();
    this.switchedNanos = sliceEnds;
    this.windowNanos = sliceEnds;
  }

  /** Hears from now on whether calls are counted. */
  public synchronized void addListener(Consumer<Boolean> listener) {
    listeners.add(listener);
    listener.accept(on);
  }

  /** For the collector: begins and ends slices; called often. */
  synchronized void tick() {
    long now = ticker.nanos();
    if (now - sliceEnds < 0) {
      return;
    }
    sliceEnds = now + SLICE_NANOS;
    if (left == 0) {
      left = ONE_OF;
      chosen = 1 + ThreadLocalRandom.current().nextInt(ONE_OF);
    }
    turn(left == chosen, now);
    left--;
  }

  private void turn(boolean wanted, long now) {
    if (on == wanted) {
      return;
    }
    onNanos += on ? now - switchedNanos : 0;
    switchedNanos = now;
    on = wanted;
    listeners.forEach(listener -> listener.accept(wanted));
  }

  /** For the collector: no more slices. */
  synchronized void end() {
    turn(false, ticker.nanos());
    listeners.clear();
  }

  /** For the collector: what counts since the last call are to be multiplied by. */
  synchronized double scale() {
    long now = ticker.nanos();
    long counted = onNanos + (on ? now - switchedNanos : 0);
    long all = now - windowNanos;
    onNanos = 0;
    switchedNanos = now;
    windowNanos = now;
    return counted <= 0 ? 1 : Math.max(1, (double) all / counted);
  }
}
