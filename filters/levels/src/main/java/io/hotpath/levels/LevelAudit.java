package io.hotpath.levels;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is said of each change: one line, in which nothing that somebody sent begins another. */
final class LevelAudit {

  private final Consumer<String> lines;

  LevelAudit(Consumer<String> lines) {
    this.lines = lines;
  }

  /** How a logger's level is said: an inherited one with what it inherits. */
  static String shown(LogContext context, String logger, @Nullable String level) {
    return level == null ? "inherited " + context.effective(logger) : level;
  }

  /**
   * Somebody asked for it.
   *
   * @param end until when, in words
   */
  void changed(LevelOrder order, String logger, String before, String after, String end) {
    String reason = order.reason();
    say(
        order.context().name(),
        logger,
        before
            + " -> "
            + after
            + " "
            + end
            + ", by "
            + Audit.shown(order.who())
            + (reason == null ? "" : " \"" + Audit.shown(reason) + "\""));
  }

  /** It was put back, or not, or is gone. */
  void told(ChangedLogger change, String what) {
    say(change.contextName(), change.logger(), what);
  }

  /** Something of our own went wrong. */
  void failed(Throwable failure) {
    lines.accept("hotpath: levels: " + Audit.shown(failure.toString()));
  }

  private void say(String context, String logger, String what) {
    lines.accept("hotpath: level of " + Audit.shown(logger) + " (" + context + "): " + what);
  }
}
