package io.hotpath.levels.log4j;

import io.hotpath.levels.LineGate;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.filter.AbstractFilter;
import org.apache.logging.log4j.message.Message;
import org.jspecify.annotations.Nullable;

/** The gate, before each statement. Behind the configuration's own filters: theirs win. */
final class GateFilter extends AbstractFilter {

  private final LineGate gate;

  GateFilter(LineGate gate) {
    this.gate = gate;
  }

  @Override
  public Result filter(
      Logger logger,
      Level level,
      @Nullable Marker marker,
      @Nullable String text,
      @Nullable Object... params) {
    return decide(logger, level, text == null);
  }

  @Override
  public Result filter(
      Logger logger,
      Level level,
      @Nullable Marker marker,
      @Nullable Object message,
      @Nullable Throwable thrown) {
    return decide(logger, level, message == null && thrown == null);
  }

  @Override
  public Result filter(
      Logger logger,
      Level level,
      @Nullable Marker marker,
      @Nullable Message message,
      @Nullable Throwable thrown) {
    return decide(logger, level, message == null && thrown == null);
  }

  private Result decide(Logger logger, Level level, boolean guard) {
    boolean enabled = level.isMoreSpecificThan(logger.getLevel());
    return switch (gate.decide(Log4jContext.nameOf(logger), verbosity(level), enabled, guard)) {
      case NEUTRAL -> Result.NEUTRAL;
      case LOG -> Result.ACCEPT;
      case DROP -> Result.DENY;
    };
  }

  /** Log4j's scale is ours, but that it counts on to the end of the integers. */
  static int verbosity(Level level) {
    return Math.min(level.intLevel(), io.hotpath.levels.Level.TRACE.verbosity());
  }
}
