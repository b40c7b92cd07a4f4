package io.hotpath.recorder;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Looks now and then what the threads of running requests do, for the share of their time that they
 * wait for locks or for anything else, at each position; and how long garbage collection stopped
 * them. Nothing is measured on the request's own threads. Of the collector's thread alone.
 *
 * <p>A look at a thread reads its state and its position without its help. A position that changes
 * just then is the one before or the one after; a thread that waits stands still.
 */
final class Looks {

  /** From a look to the next, on average: 50 in a second, a thousandth of a processor. */
  private static final long GAP_NANOS = 20_000_000L;

  private static final long MAX_JITTER_NANOS = 4_000_000L;

  /** Without requests for so long there are no looks: the JVM may sleep. */
  private static final long IDLE_NANOS = 10_000_000_000L;

  /** Threads of one look; with more requests than that, every second of them, and so on. */
  static final int MAX_THREADS = 500;

  private final GcPauses pauses;
  private long lastNumber;
  private long lastBusyNanos;
  private boolean busy;
  private int running;
  private int turn;

  Looks(GcPauses pauses) {
    this.pauses = pauses;
  }

  /** How long to wait for the next look, by chance: what happens regularly must not hide. */
  static long gapNanos() {
    return GAP_NANOS + ThreadLocalRandom.current().nextLong(-MAX_JITTER_NANOS, MAX_JITTER_NANOS);
  }

  /**
   * Whether looks are worthwhile.
   *
   * @param number of the last request that began
   */
  boolean isBusy(long number, long now) {
    if (number != lastNumber) {
      lastNumber = number;
      lastBusyNanos = now;
      busy = true;
    } else if (now - lastBusyNanos >= IDLE_NANOS && running == 0) {
      busy = false;
    }
    return busy;
  }

  /** Looks at the threads of these requests. */
  void look(Iterable<Recording> known, long now) {
    pauses.look(now);
    int every = running / MAX_THREADS + 1;
    int place = ++turn;
    running = 0;
    for (Recording recording : known) {
      if (!recording.hasEnded()) {
        running++;
        if (place++ % every == 0) {
          look(recording);
        }
      }
    }
  }

  /** With a hold on it: its trees are not handed on meanwhile. */
  private static void look(Recording recording) {
    if (!recording.hold()) {
      return;
    }
    for (CallTree tree = recording.trees(); tree != null; tree = tree.next) {
      Thread thread = tree.owner;
      if (thread != null && tree.isOpen()) {
        tree.seen(ThreadActivity.of(thread));
      }
    }
    recording.release();
  }

  /** What garbage collection took of a request, estimated. */
  long pausesWithin(long begin, long end) {
    return pauses.within(begin, end);
  }
}
