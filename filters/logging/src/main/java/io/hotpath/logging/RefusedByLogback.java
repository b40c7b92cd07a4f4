package io.hotpath.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.hotpath.recorder.LogEvents;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Counts calls that the level refuses, for as long as it is among the turbo filters; lets all of
 * them pass.
 */
final class RefusedByLogback extends TurboFilter {

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] params,
      @Nullable Throwable thrown) {
    try {
      if (level.levelInt < logger.getEffectiveLevel().levelInt) {
        // Without a format it is a question.
        if (!LogEvents.refused(logger.getName(), level.levelStr, format, false)) {
          logger.getLoggerContext().getTurboFilterList().remove(this);
        }
      }
    } catch (Throwable e) {
      LogFaults.note("refused call", e);
    }
    return FilterReply.NEUTRAL;
  }
}
