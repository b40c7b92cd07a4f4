package io.hotpath.levels.jul;

import io.hotpath.levels.LineGate;
import io.hotpath.levels.LogContext;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Counts what a raised logger and those below it log. A handler, since a filter of the JDK sees
 * only its own logger; it writes nothing.
 */
final class LineCounter extends Handler {

  private final Logger logger;
  private final LineGate gate;

  private LineCounter(Logger logger, LineGate gate) {
    this.logger = logger;
    this.gate = gate;
  }

  static LineCounter on(Logger logger, LineGate gate) {
    LineCounter counter = new LineCounter(logger, gate);
    counter.setLevel(Level.ALL);
    logger.addHandler(counter);
    return counter;
  }

  @Override
  public void publish(LogRecord line) {
    String from = line.getLoggerName();
    gate.count(
        from == null || from.isEmpty() ? LogContext.ROOT : from,
        verbosity(line.getLevel().intValue()),
        false);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }

  /** The JDK's numbers fall with verbosity; between two of the list the scale is straight. */
  static int verbosity(int jdk) {
    int[] theirs = {
      Level.FINEST.intValue(),
      Level.FINE.intValue(),
      Level.INFO.intValue(),
      Level.WARNING.intValue(),
      Level.SEVERE.intValue()
    };
    int top = io.hotpath.levels.Level.TRACE.verbosity();
    if (jdk == Level.OFF.intValue()) {
      return io.hotpath.levels.Level.OFF.verbosity();
    }
    if (jdk <= theirs[0]) {
      return top;
    }
    for (int i = 1; i < theirs.length; i++) {
      if (jdk <= theirs[i]) {
        return top - 100 * i + 100 * (theirs[i] - jdk) / (theirs[i] - theirs[i - 1]);
      }
    }
    return io.hotpath.levels.Level.ERROR.verbosity();
  }
}
