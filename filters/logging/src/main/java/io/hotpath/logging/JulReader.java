package io.hotpath.logging;

import io.hotpath.recorder.LogEvents;
import io.hotpath.recorder.LogReader;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads records of java.util.logging. Thread-safe. */
public final class JulReader implements LogReader {

  private static final String ANONYMOUS = "(anonymous)";

  public JulReader() {}

  @Override
  public int emits(Object event) {
    LogRecord log = (LogRecord) event;
    Throwable thrown = log.getThrown();
    return LogEvents.emits(
        name(log.getLoggerName()),
        log.getLevel().getName(),
        log.getMessage(),
        Values.hash(log.getParameters(), thrown == null ? null : thrown.getClass().getName()),
        0);
  }

  /** Handlers write on the thread that logs. */
  @Override
  public int writes(Object event) {
    return 0;
  }

  @Override
  public int handsOver(Object logger, Object level, @Nullable Object message) {
    return 0;
  }

  /** There are no contexts, and no filters before the level: loggers look at a flag. */
  @Override
  public void countRefused(Object context, boolean wanted) {}

  /** A logger that logs asks itself whether it may, as others ask it. */
  @Override
  public boolean refused(Object logger, Object level, @Nullable Object message) {
    return LogEvents.refused(
        name(((Logger) logger).getName()),
        ((Level) level).getName(),
        message == null ? null : message instanceof String text ? text : "",
        message != null);
  }

  private static String name(@Nullable String logger) {
    return logger == null ? ANONYMOUS : logger;
  }
}
