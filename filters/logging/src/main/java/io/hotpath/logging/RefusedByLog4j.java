package io.hotpath.logging;

import io.hotpath.recorder.LogEvents;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.filter.AbstractFilter;
import org.apache.logging.log4j.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Counts calls that the level refuses, for as long as it is a filter of the configuration; lets all
 * of them pass.
 */
final class RefusedByLog4j extends AbstractFilter {

  @Override
  public Result filter(
      Logger logger,
      @Nullable Level level,
      @Nullable Marker marker,
      @Nullable String message,
      @Nullable Object... params) {
    return pass(logger, level, message);
  }

  @Override
  public Result filter(
      Logger logger,
      @Nullable Level level,
      @Nullable Marker marker,
      @Nullable Object message,
      @Nullable Throwable thrown) {
    return pass(logger, level, message == null ? null : message instanceof String text ? text : "");
  }

  @Override
  public Result filter(
      Logger logger,
      @Nullable Level level,
      @Nullable Marker marker,
      @Nullable Message message,
      @Nullable Throwable thrown) {
    String text = Log4jReader.text(message);
    return pass(logger, level, message != null && text == null ? "" : text);
  }

  /**
   * @param message null for a question
   */
  private static Result pass(Logger logger, @Nullable Level level, @Nullable String message) {
    try {
      if (level != null && level.intLevel() > logger.getLevel().intLevel()) {
        boolean unused =
            LogEvents.refused(Log4jReader.name(logger.getName()), level.name(), message, false);
      }
    } catch (Throwable e) {
      LogFaults.note("refused call", e);
    }
    return Result.NEUTRAL;
  }
}
