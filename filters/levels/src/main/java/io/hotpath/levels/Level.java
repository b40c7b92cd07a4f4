package io.hotpath.levels;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The closed list of levels that anybody can ask for, from the least to the most verbose. A library
 * may have more of its own: those are shown as the {@link #nearest} of these, and put back as they
 * were.
 */
public enum Level {
  OFF(0),
  FATAL(100),
  ERROR(200),
  WARN(300),
  INFO(400),
  DEBUG(500),
  TRACE(600);

  /** What all libraries have. */
  public static final List<Level> COMMON = List.of(OFF, ERROR, WARN, INFO, DEBUG, TRACE);

  /** What Log4j has. */
  public static final List<Level> ALL = List.of(values());

  private final int verbosity;

  Level(int verbosity) {
    this.verbosity = verbosity;
  }

  /** Higher is more verbose; 100 apart, so that a library's own levels lie between. */
  public int verbosity() {
    return verbosity;
  }

  /** The level of a name in any case, or null. */
  public static @Nullable Level named(String name) {
    String wanted = name.toUpperCase(Locale.ROOT);
    for (Level level : values()) {
      if (level.name().equals(wanted)) {
        return level;
      }
    }
    return null;
  }

  /**
   * The level closest to a verbosity; between two, the less verbose.
   *
   * @param among in ascending order
   */
  public static Level nearest(int verbosity, List<Level> among) {
    Level best = among.get(0);
    for (Level level : among) {
      long distance = Math.abs((long) level.verbosity() - verbosity);
      if (distance < Math.abs((long) best.verbosity() - verbosity)) {
        best = level;
      }
    }
    return best;
  }
}
