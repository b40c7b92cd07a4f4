package io.hotpath.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AsyncAppenderBase;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.AppenderAttachable;
import io.hotpath.recorder.StatementRecorder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * For applications without the agent: what they log over Logback is recorded with the requests that
 * the profile filter records. A turbo filter sees events begin, an appender behind all others sees
 * them end, and encoders are wrapped to count bytes; the application's appenders stay as and where
 * they are.
 *
 * <p>Installed by the profile filter with the first request. A configuration that is loaded anew
 * loses all of it; it is there again within two seconds. Thread-safe.
 */
public final class LogbackProfiling implements AutoCloseable {

  /** Appenders within appenders; more would be a ring. */
  private static final int MAX_DEPTH = 5;

  /** All loggers are looked at once in so many slices, about each second and a half. */
  private static final int SLICES_A_LOOK = 16;

  private final LoggerContext context;
  private final StatementRecorder recorder;
  private final Consumer<Boolean> slices = this::slice;
  private final BeginMark begin = new BeginMark();
  private boolean closed;

  /** Slices; of the collector's thread. */
  private int sinceMarked;

  private LogbackProfiling(LoggerContext context, StatementRecorder recorder) {
    this.context = context;
    this.recorder = recorder;
    begin.setContext(context);
    begin.setName("hotpath");
    begin.start();
  }

  /**
   * Installs into the Logback that the application logs with.
   *
   * @return null where it logs otherwise
   * @throws LinkageError where there is no Logback
   */
  public static @Nullable LogbackProfiling install(StatementRecorder recorder) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext logback)) {
      return null;
    }
    LogbackProfiling profiling = new LogbackProfiling(logback, recorder);
    profiling.mark();
    recorder.slices().addListener(profiling.slices);
    return profiling;
  }

  /** On the collector's thread: whatever was reconfigured meanwhile is marked again. */
  private void slice(boolean begins) {
    begin.countRefused(begins);
    if (!begins && ++sinceMarked % SLICES_A_LOOK == 0) {
      mark();
    }
  }

  private synchronized void mark() {
    if (closed) {
      return;
    }
    try {
      if (!context.getTurboFilterList().contains(begin)) {
        context.addTurboFilter(begin);
      }
      for (Logger logger : context.getLoggerList()) {
        mark(logger);
      }
    } catch (RuntimeException | LinkageError e) {
      LogFaults.note("installation", e);
    }
  }

  /** A logger whose appenders are the last to get its events has our mark behind them. */
  private void mark(Logger logger) {
    List<Appender<ILoggingEvent>> appenders = all(logger.iteratorForAppenders());
    if (appenders.isEmpty()) {
      return;
    }
    appenders.forEach(appender -> wrap(appender, MAX_DEPTH));
    if (passesOn(logger)) {
      unmark(logger, appenders);
    } else if (!(last(appenders) instanceof EndMark)) {
      unmark(logger, appenders);
      EndMark end = new EndMark(appenders.stream().anyMatch(a -> a instanceof AsyncAppenderBase));
      end.setContext(context);
      end.start();
      logger.addAppender(end);
    }
  }

  /** Whether appenders of a logger above it get its events, too. */
  private boolean passesOn(Logger logger) {
    boolean additive = logger.isAdditive();
    String name = logger.getName();
    while (additive && !name.equals(Logger.ROOT_LOGGER_NAME)) {
      int dot = name.lastIndexOf('.');
      name = dot < 0 ? Logger.ROOT_LOGGER_NAME : name.substring(0, dot);
      Logger above = context.exists(name);
      if (above != null) {
        if (above.iteratorForAppenders().hasNext()) {
          return true;
        }
        additive = above.isAdditive();
      }
    }
    return false;
  }

  private static Appender<ILoggingEvent> last(List<Appender<ILoggingEvent>> appenders) {
    return appenders.get(appenders.size() - 1);
  }

  private static <T> List<T> all(Iterator<T> iterator) {
    List<T> all = new ArrayList<>();
    iterator.forEachRemaining(all::add);
    return all;
  }

  private static void unmark(Logger logger, List<Appender<ILoggingEvent>> appenders) {
    for (Appender<ILoggingEvent> appender : appenders) {
      if (appender instanceof EndMark) {
        logger.detachAppender(appender);
      }
    }
  }

  private static void wrap(Appender<ILoggingEvent> appender, int depth) {
    if (appender instanceof OutputStreamAppender<ILoggingEvent> writing) {
      Encoder<ILoggingEvent> encoder = writing.getEncoder();
      if (encoder != null && !(encoder instanceof Counting)) {
        writing.setEncoder(counting(encoder));
      }
    }
    if (appender instanceof AppenderAttachable<?> && depth > 0) {
      attached(appender).forEach(inner -> wrap(inner, depth - 1));
    }
  }

  /** Only the class itself: what extends it may be more than its base class shows. */
  private static Encoder<ILoggingEvent> counting(Encoder<ILoggingEvent> encoder) {
    return encoder.getClass() == PatternLayoutEncoder.class
        ? new CountingPatternEncoder((PatternLayoutEncoder) encoder)
        : new CountingEncoder(encoder);
  }

  @SuppressWarnings("unchecked")
  private static List<Appender<ILoggingEvent>> attached(Appender<ILoggingEvent> appender) {
    return all(((AppenderAttachable<ILoggingEvent>) appender).iteratorForAppenders());
  }

  /** Takes everything out again. */
  @Override
  public void close() {
    recorder.slices().removeListener(slices);
    remove();
  }

  private synchronized void remove() {
    closed = true;
    try {
      context.getTurboFilterList().remove(begin);
      for (Logger logger : context.getLoggerList()) {
        List<Appender<ILoggingEvent>> appenders = all(logger.iteratorForAppenders());
        unmark(logger, appenders);
        appenders.forEach(appender -> unwrap(appender, MAX_DEPTH));
      }
    } catch (RuntimeException | LinkageError e) {
      LogFaults.note("removal", e);
    }
  }

  private static void unwrap(Appender<ILoggingEvent> appender, int depth) {
    if (appender instanceof OutputStreamAppender<ILoggingEvent> writing
        && writing.getEncoder() instanceof Counting ours) {
      writing.setEncoder(ours.original());
    }
    if (appender instanceof AppenderAttachable<?> && depth > 0) {
      attached(appender).forEach(inner -> unwrap(inner, depth - 1));
    }
  }
}
