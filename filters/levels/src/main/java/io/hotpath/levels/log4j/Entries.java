package io.hotpath.levels.log4j;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.jspecify.annotations.Nullable;

/**
 * Entries of loggers in a configuration: which are there because of us, and which have a level of
 * their own. The latter is known since Log4j 2.23; before, an entry whose level we took away is
 * remembered, and all others count as having one. Thread-safe.
 */
final class Entries {

  private static final @Nullable MethodHandle EXPLICIT = explicit();

  private final Set<String> added = ConcurrentHashMap.newKeySet();
  private final Set<String> emptied = ConcurrentHashMap.newKeySet();

  private static @Nullable MethodHandle explicit() {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(LoggerConfig.class, "getExplicitLevel", MethodType.methodType(Level.class));
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  @Nullable Level levelOf(LoggerConfig entry) {
    if (EXPLICIT != null) {
      try {
        return (Level) EXPLICIT.invoke(entry);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
    LoggerConfig parent = entry.getParent();
    boolean empty =
        emptied.contains(entry.getName())
            && parent != null
            && entry.getLevel().equals(parent.getLevel());
    return empty ? null : entry.getLevel();
  }

  /**
   * Sets the level of an entry, or inherits it.
   *
   * @param entry the logger's own, or null where it has none
   */
  void set(
      Configuration configuration,
      @Nullable LoggerConfig entry,
      String logger,
      @Nullable Level level) {
    if (entry == null) {
      if (level != null) {
        added.add(logger);
        configuration.addLogger(logger, new LoggerConfig(logger, level, true));
      }
    } else if (level == null && added.remove(logger)) {
      configuration.removeLogger(logger);
    } else {
      entry.setLevel(level);
      boolean unused = level == null ? emptied.add(logger) : emptied.remove(logger);
    }
  }

  /** There is another configuration. */
  void forget() {
    added.clear();
    emptied.clear();
  }
}
