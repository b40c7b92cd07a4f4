package io.hotpath.recorder;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * When garbage collection stopped all threads: how much of each stretch of time between two looks.
 * Read from the JVM's own sums, to a millisecond, so nothing is switched on for it. Of the
 * collector's thread alone.
 *
 * <p>Bound: the last {@link #MAX_STRETCHES} stretches with a pause, twenty seconds at least; of a
 * request that ran longer, earlier pauses may be missing.
 */
final class GcPauses {

  static final int MAX_STRETCHES = 1_024;

  private final LongSupplier pausedNanos;
  private final long[] from = new long[MAX_STRETCHES];
  private final long[] until = new long[MAX_STRETCHES];
  private final long[] nanos = new long[MAX_STRETCHES];
  private int stretches;
  private boolean begun;
  private long seenAt;
  private long seenNanos;

  GcPauses() {
    this(GcPauses::ofJvm);
  }

  /**
   * @param pausedNanos of all pauses so far; asked from the first look on
   */
  GcPauses(LongSupplier pausedNanos) {
    this.pausedNanos = pausedNanos;
  }

  /** Loaded with the first request: nothing of JMX runs before {@code main}. */
  private static final class Beans {
    static final List<GarbageCollectorMXBean> PAUSING =
        ManagementFactory.getGarbageCollectorMXBeans().stream().filter(Beans::pauses).toList();

    /** ZGC and Shenandoah have two beans each: one for their pauses, one for concurrent cycles. */
    private static boolean pauses(GarbageCollectorMXBean bean) {
      return !bean.getName().endsWith("Cycles");
    }
  }

  private static long ofJvm() {
    long millis = 0;
    for (GarbageCollectorMXBean bean : Beans.PAUSING) {
      millis += Math.max(0, bean.getCollectionTime());
    }
    return millis * 1_000_000;
  }

  /** Notes what there was since the last look. */
  void look(long now) {
    if (begun && now - seenAt <= 0) {
      return;
    }
    long paused = pausedNanos.getAsLong();
    if (begun && paused > seenNanos) {
      int at = stretches++ % MAX_STRETCHES;
      from[at] = seenAt;
      until[at] = now;
      nanos[at] = Math.min(paused - seenNanos, now - seenAt);
    }
    begun = true;
    seenAt = now;
    seenNanos = paused;
  }

  /** Pauses between two times, estimated: a pause lies anywhere in its stretch. */
  long within(long begin, long end) {
    double sum = 0;
    for (int i = stretches - 1; i >= Math.max(0, stretches - MAX_STRETCHES); i--) {
      int at = i % MAX_STRETCHES;
      if (until[at] - begin <= 0) {
        break;
      }
      long common = common(from[at], until[at], begin, end);
      sum += (double) nanos[at] * common / (until[at] - from[at]);
    }
    return Math.round(sum);
  }

  /** Times may overflow: only their differences mean something. */
  private static long common(long from, long until, long begin, long end) {
    long latestStart = from - begin > 0 ? from : begin;
    long earliestEnd = until - end < 0 ? until : end;
    return Math.max(0, earliestEnd - latestStart);
  }
}
