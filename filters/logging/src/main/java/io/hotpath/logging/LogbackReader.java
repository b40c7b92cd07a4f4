package io.hotpath.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import io.hotpath.recorder.LogEvents;
import io.hotpath.recorder.LogReader;
import org.jspecify.annotations.Nullable;

/** Reads events of Logback 1.2 to 1.5. Thread-safe. */
public final class LogbackReader implements LogReader {

  private final RefusedByLogback refused = new RefusedByLogback();

  public LogbackReader() {}

  @Override
  public int emits(Object event) {
    if (!(event instanceof ILoggingEvent log)) {
      return 0;
    }
    IThrowableProxy thrown = log.getThrowableProxy();
    return LogEvents.emits(
        log.getLoggerName(),
        log.getLevel().levelStr,
        log.getMessage(),
        Values.hash(log.getArgumentArray(), thrown == null ? null : thrown.getClassName()),
        0);
  }

  @Override
  public int writes(Object event) {
    return event instanceof ILoggingEvent log
        ? LogEvents.writes(log.getLoggerName(), log.getLevel().levelStr, log.getMessage(), 0)
        : 0;
  }

  /** Only appenders of Logback do that, and not loggers. */
  @Override
  public int handsOver(Object logger, Object level, @Nullable Object message) {
    return 0;
  }

  /** The last of the filters, and only now and then: so nothing changes for the application's. */
  @Override
  public void countRefused(Object context, boolean wanted) {
    LoggerContext logback = (LoggerContext) context;
    logback.getTurboFilterList().remove(refused);
    if (wanted) {
      logback.addTurboFilter(refused);
    }
  }

  /** The filter sees them. */
  @Override
  public boolean refused(Object logger, Object level, @Nullable Object message) {
    return false;
  }
}
