package io.hotpath.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.hotpath.recorder.LogEvents;

/**
 * Behind all other appenders of a logger: counts the event, and the time since it began. Writes
 * nothing. Called by Logback on the thread that logs.
 */
final class EndMark extends UnsynchronizedAppenderBase<ILoggingEvent> {

  private final boolean isHandedOver;

  /**
   * @param isHandedOver whether an appender before hands its events to another thread
   */
  EndMark(boolean isHandedOver) {
    this.isHandedOver = isHandedOver;
    setName("hotpath");
  }

  @Override
  protected void append(ILoggingEvent event) {
    try {
      IThrowableProxy thrown = event.getThrowableProxy();
      long bytes = LogMarks.bytes();
      LogEvents.emitted(
          event.getLoggerName(),
          event.getLevel().levelStr,
          event.getMessage(),
          Values.hash(event.getArgumentArray(), thrown == null ? null : thrown.getClassName()),
          LogMarks.start(),
          bytes,
          bytes == 0 && isHandedOver);
    } catch (Throwable e) {
      LogFaults.note("end mark", e);
    } finally {
      LogMarks.end();
    }
  }
}
