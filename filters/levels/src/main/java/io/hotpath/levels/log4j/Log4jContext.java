package io.hotpath.levels.log4j;

import io.hotpath.levels.LineGate;
import io.hotpath.levels.LogContext;
import java.beans.PropertyChangeEvent;
import java.beans.PropertyChangeListener;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LifeCycle;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.jspecify.annotations.Nullable;

/**
 * A Log4j context. Listens to it, and by that lives as long as it does. Thread-safe.
 *
 * <p>Log4j keeps levels in its configuration, not in its loggers: a logger without an entry there
 * gets one, which goes when its level does.
 */
public final class Log4jContext implements LogContext, PropertyChangeListener {

  private final LoggerContext context;
  private final String name;
  private final LineGate gate = new LineGate();
  private final GateFilter filter = new GateFilter(gate);
  private final AtomicInteger resets = new AtomicInteger();

  private final Entries entries = new Entries();

  private final AtomicReference<Configuration> seen;

  /** Where the filter is; another configuration has none. */
  private @Nullable Configuration watched;

  /**
   * @param context a {@link LoggerContext}
   * @param name what tells it from others where its own name does not
   */
  public Log4jContext(Object context, String name) {
    this.context = (LoggerContext) context;
    this.name = name.isEmpty() ? ownName(this.context) : name;
    this.seen = new AtomicReference<>(this.context.getConfiguration());
    filter.start();
    this.context.addPropertyChangeListener(this);
  }

  /** The name that a web application gave; the hash of a class loader tells nothing. */
  private static String ownName(LoggerContext context) {
    String own = context.getName();
    boolean made = own == null || own.matches("[0-9a-f]{4,16}|Default.*");
    return made ? "" : own;
  }

  /** The context of a class loader; null where Log4j's API is bound to something else. */
  public static @Nullable Object bound(@Nullable ClassLoader loader) {
    return LogManager.getContext(loader, false) instanceof LoggerContext bound ? bound : null;
  }

  @Override
  public String library() {
    return "log4j2";
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isOpen() {
    return context.getState() == LifeCycle.State.STARTED;
  }

  @Override
  public List<io.hotpath.levels.Level> levels() {
    return io.hotpath.levels.Level.ALL;
  }

  @Override
  public Collection<String> loggers() {
    Set<String> names = new TreeSet<>(Set.of(ROOT));
    context.getLoggers().forEach(logger -> names.add(shownName(logger.getName())));
    context.getConfiguration().getLoggers().keySet().forEach(key -> names.add(shownName(key)));
    return names;
  }

  @Override
  public boolean exists(String logger) {
    return loggers().contains(logger);
  }

  @Override
  public @Nullable String configured(String logger) {
    LoggerConfig config = exact(logger);
    Level level = config == null ? null : entries.levelOf(config);
    return level == null ? null : level.name();
  }

  @Override
  public String effective(String logger) {
    return context.getConfiguration().getLoggerConfig(libraryName(logger)).getLevel().name();
  }

  @Override
  public synchronized void set(String logger, @Nullable String level) {
    Level wanted = level == null ? null : Objects.requireNonNull(Level.getLevel(level), level);
    entries.set(context.getConfiguration(), exact(logger), libraryName(logger), wanted);
    context.updateLoggers();
  }

  private @Nullable LoggerConfig exact(String logger) {
    LoggerConfig nearest = context.getConfiguration().getLoggerConfig(libraryName(logger));
    return nearest.getName().equals(libraryName(logger)) ? nearest : null;
  }

  private static String libraryName(String logger) {
    return logger.equals(ROOT) ? "" : logger;
  }

  static String shownName(String logger) {
    return logger.isEmpty() ? ROOT : logger;
  }

  @Override
  public String nameOf(io.hotpath.levels.Level level) {
    return level.name();
  }

  @Override
  public int verbosity(String level) {
    return GateFilter.verbosity(Level.toLevel(level, Level.DEBUG));
  }

  @Override
  public int resets() {
    return resets.get();
  }

  @Override
  public LineGate gate() {
    return gate;
  }

  @Override
  public synchronized void watch() {
    Configuration now = context.getConfiguration();
    if (gate.isNeeded() && watched != now) {
      now.addFilter(filter);
      watched = now;
    } else if (!gate.isNeeded() && watched != null) {
      watched.removeFilter(filter);
      watched = null;
    }
  }

  @Override
  public synchronized void close() {
    if (watched != null) {
      watched.removeFilter(filter);
      watched = null;
    }
    context.removePropertyChangeListener(this);
  }

  /** Told of each change of a level, too: only another configuration counts. */
  @Override
  public void propertyChange(PropertyChangeEvent event) {
    Configuration now = context.getConfiguration();
    // Without a lock: whoever tells this holds one of Log4j's.
    if (seen.getAndSet(now) != now) {
      entries.forget();
      resets.incrementAndGet();
    }
  }

  /** For {@link GateFilter}: the name as everybody here says it. */
  static String nameOf(Logger logger) {
    return shownName(logger.getName());
  }
}
