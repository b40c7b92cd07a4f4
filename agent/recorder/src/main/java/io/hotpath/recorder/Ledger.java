package io.hotpath.recorder;

import static java.util.Objects.requireNonNull;

import io.hotpath.profile.Loss;
import io.hotpath.profile.Profile;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * What goes into the foot of each report: limits that bit, failures of our own code, what was woven
 * and what was not. Written from any thread, taken once a window by the collector.
 *
 * <p>Bounds: those of {@link Profile}. Losses are counted without a lock, since request threads
 * count them; the rest is rare and synchronized.
 */
public final class Ledger {

  private static final int MAX_TEXT = 256;

  private final Map<Loss, LongAdder> losses = new EnumMap<>(Loss.class);
  private Profile notes = new Profile();

  public Ledger() {
    for (Loss loss : Loss.values()) {
      losses.put(loss, new LongAdder());
    }
  }

  /** Adds to a loss. */
  public void lose(Loss loss, long count) {
    requireNonNull(losses.get(loss)).add(count);
  }

  /** A failure of our own code at the named place. The application did not notice it. */
  public void fault(String place, Throwable failure) {
    try {
      note(place, failure);
    } catch (Throwable e) {
      // Called where nothing may be thrown; with a full heap the fault stays unnoted.
    }
  }

  private synchronized void note(String place, Throwable failure) {
    String message = failure.getMessage();
    String text =
        place + ": " + failure.getClass().getName() + (message == null ? "" : ": " + message);
    notes.addFault(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text, 1);
  }

  /** A class or method that is not in the trees. */
  public synchronized void skip(String reason, String name) {
    notes.skip(reason, name);
  }

  /** A class was woven. */
  public synchronized void woven(int methods) {
    notes.countWoven(1, methods);
  }

  /** Moves everything noted since the last call into a window. */
  void moveTo(Profile window) {
    losses.forEach((loss, count) -> window.lose(loss, count.sumThenReset()));
    synchronized (this) {
      window.add(notes);
      notes = new Profile();
    }
  }
}
