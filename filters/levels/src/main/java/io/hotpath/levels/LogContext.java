package io.hotpath.levels;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The loggers of one context of a logging library: a web application's Logback, say. Levels are
 * passed under the library's own names, so that a level that is not of {@link Level} comes back as
 * it was, and nobody outside keeps an object of the library.
 *
 * <p>Thread-safe. The root logger is always called {@link #ROOT}. Methods may throw what the
 * library throws.
 */
public interface LogContext {

  /** How the root logger is called here, whatever the library calls it. */
  String ROOT = "ROOT";

  /** The library: {@code logback}, {@code log4j2} or {@code jul}. */
  String library();

  /** What tells this context from others of the library; empty if nothing does. */
  String name();

  /** Whether the application still logs by it. */
  boolean isOpen();

  /** The levels of {@link Level} that the library has, in ascending order. */
  List<Level> levels();

  /** Loggers that exist, and loggers that are only configured; {@link #ROOT} may be missing. */
  Collection<String> loggers();

  /** Whether {@link #loggers} has it; {@link #ROOT} always exists. */
  boolean exists(String logger);

  /** The library's name of a logger's own level; null where it is inherited. */
  @Nullable String configured(String logger);

  /** The library's name of the level that is in force. */
  String effective(String logger);

  /**
   * Sets a logger's own level; the logger is created if need be.
   *
   * @param level the library's name, or null to inherit; never null for {@link #ROOT}
   */
  void set(String logger, @Nullable String level);

  /** The library's name of a level of {@link #levels}. */
  String nameOf(Level level);

  /** How verbose a level of the library is, on the scale of {@link Level#verbosity}. */
  int verbosity(String level);

  /** The level shown for one of the library's. */
  default Level shown(String level) {
    return Level.nearest(verbosity(level), levels());
  }

  /** How often the library was configured anew; levels set before a reset are gone. */
  int resets();

  /**
   * Puts {@link #gate} before each statement while it is {@link LineGate#isNeeded needed}, and
   * takes it away when it is not. Called after each change of the gate.
   */
  void watch();

  /** What statements of this context go through while it is needed. */
  LineGate gate();

  /** Takes everything of ours out of the library; levels stay. */
  void close();
}
