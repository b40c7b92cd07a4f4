package io.hotpath.logging;

import io.hotpath.recorder.LogEvents;
import io.hotpath.recorder.LogReader;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.message.FormattedMessage;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.MessageFormatMessage;
import org.apache.logging.log4j.message.ParameterConsumer;
import org.apache.logging.log4j.message.ParameterVisitable;
import org.apache.logging.log4j.message.ParameterizedMessage;
import org.apache.logging.log4j.message.ReusableMessage;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.message.StringFormattedMessage;
import org.jspecify.annotations.Nullable;

/** Reads events of Log4j 2, from 2.12 on. Thread-safe. */
public final class Log4jReader implements LogReader {

  private static final String ROOT = "ROOT";
  private static final ParameterConsumer<long[]> HASH =
      (value, index, hash) -> hash[0] = hash[0] * 31 + Values.hash(value);

  private final RefusedByLog4j refused = new RefusedByLog4j();

  public Log4jReader() {}

  @Override
  public int emits(Object event) {
    LogEvent log = (LogEvent) event;
    String logger = name(log.getLoggerName());
    String text = text(log.getMessage());
    return LogEvents.emits(
        logger, log.getLevel().name(), text, values(log), number(log, logger, text));
  }

  @Override
  public int writes(Object event) {
    LogEvent log = (LogEvent) event;
    String logger = name(log.getLoggerName());
    String text = text(log.getMessage());
    return LogEvents.writes(logger, log.getLevel().name(), text, number(log, logger, text));
  }

  /**
   * Tells an event, on its way through the loggers above, from one that an appender logs meanwhile.
   * Not the hash of its identity: that of a new object costs more than all the rest.
   */
  private static int number(LogEvent event, String logger, @Nullable String text) {
    int hash = logger.hashCode() * 31 + (text == null ? 0 : text.hashCode());
    return (hash * 31 + Long.hashCode(event.getTimeMillis())) | 1;
  }

  @Override
  public int handsOver(Object logger, Object level, @Nullable Object message) {
    return LogEvents.handsOver(
        name(((Logger) logger).getName()),
        ((Level) level).name(),
        text((Message) message),
        hash((Message) message));
  }

  /** The last of the filters, and only now and then: so nothing changes for the application's. */
  @Override
  public void countRefused(Object context, boolean wanted) {
    Configuration now = ((LoggerContext) context).getConfiguration();
    now.removeFilter(refused);
    if (wanted) {
      now.addFilter(refused);
    }
  }

  /** The filter sees them. */
  @Override
  public boolean refused(Object logger, Object level, @Nullable Object message) {
    return false;
  }

  private static long values(LogEvent log) {
    Throwable thrown = log.getThrown();
    long hash = hash(log.getMessage());
    return thrown == null ? hash : hash * 31 + thrown.getClass().getName().hashCode();
  }

  private static long hash(@Nullable Message message) {
    if (message instanceof ParameterVisitable reused) {
      long[] hash = {0};
      reused.forEachParameter(HASH, hash);
      return hash[0];
    }
    return message instanceof ParameterizedMessage parameters
        ? Values.hash(parameters.getParameters(), null)
        : 0;
  }

  /** Only what the application gave: other messages would be formatted for the question. */
  static @Nullable String text(@Nullable Message message) {
    boolean plain =
        message instanceof ReusableMessage
            || message instanceof ParameterizedMessage
            || message instanceof SimpleMessage
            || message instanceof StringFormattedMessage
            || message instanceof FormattedMessage
            || message instanceof MessageFormatMessage;
    return message != null && plain ? message.getFormat() : null;
  }

  static String name(@Nullable String logger) {
    return logger == null || logger.isEmpty() ? ROOT : logger;
  }
}
