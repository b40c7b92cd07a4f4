package io.hotpath.levels.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.hotpath.levels.LineGate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/** The gate, before each statement. Behind the application's own turbo filters: theirs win. */
final class GateFilter extends TurboFilter {

  private final LineGate gate;

  GateFilter(LineGate gate) {
    this.gate = gate;
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] params,
      @Nullable Throwable thrown) {
    // A guard has neither a text nor an exception.
    boolean guard = format == null && thrown == null;
    boolean enabled = level.isGreaterOrEqual(logger.getEffectiveLevel());
    return switch (gate.decide(logger.getName(), verbosity(level), enabled, guard)) {
      case NEUTRAL -> FilterReply.NEUTRAL;
      case LOG -> FilterReply.ACCEPT;
      case DROP -> FilterReply.DENY;
    };
  }

  /** Logback's numbers rise with importance, ours with verbosity. */
  static int verbosity(Level level) {
    return switch (level.toInt()) {
      case Level.OFF_INT -> io.hotpath.levels.Level.OFF.verbosity();
      case Level.ERROR_INT -> io.hotpath.levels.Level.ERROR.verbosity();
      case Level.WARN_INT -> io.hotpath.levels.Level.WARN.verbosity();
      case Level.INFO_INT -> io.hotpath.levels.Level.INFO.verbosity();
      case Level.DEBUG_INT -> io.hotpath.levels.Level.DEBUG.verbosity();
      default -> io.hotpath.levels.Level.TRACE.verbosity();
    };
  }
}
