package io.hotpath.advice.level;

import org.jspecify.annotations.Nullable;

/** What the levels of all logging libraries have in common, the least first. */
public enum Severity {
  TRACE,
  DEBUG,
  INFO,
  WARN,
  ERROR;

  /** The severity of a level; null for one that an application made up, or for none. */
  public static @Nullable Severity of(String level) {
    return switch (level) {
      case "TRACE", "ALL", "FINEST", "FINER" -> TRACE;
      case "DEBUG", "FINE" -> DEBUG;
      case "INFO", "CONFIG" -> INFO;
      case "WARN", "WARNING" -> WARN;
      case "ERROR", "SEVERE", "FATAL" -> ERROR;
      default -> null;
    };
  }

  /** The lowest level of a logger that keeps such statements from being written. */
  public String silencedBy() {
    return switch (this) {
      case TRACE -> "DEBUG";
      case DEBUG -> "INFO";
      case INFO -> "WARN";
      case WARN -> "ERROR";
      case ERROR -> "OFF";
    };
  }

  /** Whether a logger at this level keeps a statement of a level from being written. */
  boolean silences(String level) {
    Severity other = of(level);
    return other != null && other.compareTo(this) < 0;
  }
}
