package io.hotpath.levels;

import java.lang.ref.WeakReference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One logger whose level is not what its configuration says: what it was, what it is, until when.
 * Levels are names, and the context is held weakly, so nothing here keeps an application alive.
 * Immutable but for the counts in {@link #raise}.
 */
record ChangedLogger(
    WeakReference<LogContext> context,
    String contextName,
    String logger,
    @Nullable String baseline,
    int verbosityBefore,
    @Nullable String set,
    @Nullable Long deadlineNanos,
    @Nullable Instant revertsAt,
    @Nullable String reason,
    int resets,
    @Nullable Raise raise) {

  boolean isOf(LogContext other, String name) {
    return context.get() == other && logger.equals(name);
  }

  /** Itself only. The JDK's own for records (17) keeps the class, and its loader, for good. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  boolean isDue(long nowNanos) {
    return deadlineNanos != null && nowNanos - deadlineNanos >= 0;
  }
}
