package io.hotpath.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.hotpath.recorder.LogEvents;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Sees each call of a logger first, and lets all of them pass. Called by Logback on the thread that
 * logs, before the level is looked at.
 */
final class BeginMark extends TurboFilter {

  private volatile boolean countsRefused;

  /** Whether refused calls are counted from now on. */
  void countRefused(boolean wanted) {
    countsRefused = wanted;
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] params,
      @Nullable Throwable thrown) {
    try {
      if (level.levelInt >= logger.getEffectiveLevel().levelInt) {
        // Without a format it is a question, and no event follows.
        if (format != null) {
          LogMarks.begin();
        }
      } else if (countsRefused) {
        countsRefused = LogEvents.refused(logger.getName(), level.levelStr, format, false);
      }
    } catch (Throwable e) {
      LogFaults.note("begin mark", e);
    }
    return FilterReply.NEUTRAL;
  }
}
