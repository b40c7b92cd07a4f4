package io.hotpath.levels;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change that somebody asks for.
 *
 * @param context where
 * @param loggers all of them or none
 * @param level null to inherit
 * @param ttl how long; zero for ever
 * @param reason why, for the audit
 * @param who asks, for the audit
 * @param force whether even every line of every logger is wanted
 */
public record LevelOrder(
    Contexts.Named context,
    List<String> loggers,
    @Nullable Level level,
    Duration ttl,
    @Nullable String reason,
    String who,
    boolean force) {

  public LevelOrder {
    loggers = List.copyOf(loggers);
  }
}
