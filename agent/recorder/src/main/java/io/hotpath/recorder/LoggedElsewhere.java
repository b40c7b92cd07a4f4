package io.hotpath.recorder;

import io.hotpath.profile.Method;
import io.hotpath.profile.StatementStats;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Figures of one statement outside of requests. Any thread adds; the collector takes. */
final class LoggedElsewhere {

  final LongAdder nanos = new LongAdder();
  final LongAdder enqueueNanos = new LongAdder();
  final LongAdder bytes = new LongAdder();
  final LongAdder writeNanos = new LongAdder();
  final LongAdder suppressed = new LongAdder();
  final LongAdder guards = new LongAdder();
  private final LongAdder emitted = new LongAdder();
  private final LongAdder repeats = new LongAdder();

  /** Hash of the values of the event before; threads that race may miss a repeat. */
  private volatile long latest;

  private volatile boolean hasLatest;

  /** A line that logged, seen once since the last {@link #take}. */
  volatile @Nullable Method caller;

  /**
   * Counts an event.
   *
   * @param values hash of its values
   */
  void emitted(long values) {
    emitted.increment();
    if (latest != values || !hasLatest) {
      latest = values;
      hasLatest = true;
    } else {
      repeats.increment();
    }
  }

  /** Whether nothing was emitted or written since the last {@link #take}. */
  boolean isIdle() {
    return emitted.sum() == 0 && bytes.sum() == 0 && writeNanos.sum() == 0;
  }

  /** What was added since the last call; null for nothing. */
  @Nullable StatementStats take() {
    StatementStats taken = new StatementStats();
    long count = emitted.sumThenReset();
    long refused = suppressed.sumThenReset();
    long questions = guards.sumThenReset();
    long written = bytes.sumThenReset();
    long writing = writeNanos.sumThenReset();
    if (count == 0 && refused == 0 && questions == 0 && written == 0 && writing == 0) {
      return null;
    }
    // Added after the event it belongs to, so perhaps after its count was taken.
    long again = Math.min(count, repeats.sumThenReset());
    taken.addEmissions(count, again, nanos.sumThenReset(), enqueueNanos.sumThenReset());
    taken.addWritten(written, writing);
    taken.addSuppressed(Math.max(0, refused), Math.max(0, questions));
    Method line = caller;
    if (line != null) {
      caller = null;
      taken.addCaller(line, 1);
    }
    return taken;
  }
}
