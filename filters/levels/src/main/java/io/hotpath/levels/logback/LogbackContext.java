package io.hotpath.levels.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import io.hotpath.levels.LineGate;
import io.hotpath.levels.LogContext;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * A Logback context. Listens to it, and by that lives as long as it does. Thread-safe.
 *
 * <p>Logback 1.2 and 1.3 clear the turbo filters with each reset; the gate comes back with the next
 * change or request that needs it.
 */
public final class LogbackContext implements LogContext {

  private static final String UNNAMED = "default";

  private final LoggerContext context;
  private final String name;
  private final LineGate gate = new LineGate();
  private final GateFilter filter = new GateFilter(gate);
  private final AtomicInteger resets = new AtomicInteger();
  private final LoggerContextListener listener = new Listener();

  /**
   * @param context a {@link LoggerContext}
   * @param name what tells it from others where its own name does not
   */
  public LogbackContext(Object context, String name) {
    this.context = (LoggerContext) context;
    String own = this.context.getName();
    this.name = own == null || own.isEmpty() || own.equals(UNNAMED) ? name : own;
    filter.setContext(this.context);
    filter.start();
    this.context.addListener(listener);
  }

  /** The context that this application's SLF4J is bound to; null where that is not Logback. */
  public static @Nullable Object bound() {
    return LoggerFactory.getILoggerFactory() instanceof LoggerContext bound ? bound : null;
  }

  @Override
  public String library() {
    return "logback";
  }

  @Override
  public String name() {
    return name;
  }

  /** A stopped context has lost its appenders; one that is not started yet may have some. */
  @Override
  public boolean isOpen() {
    return context.isStarted() || root().iteratorForAppenders().hasNext();
  }

  private Logger root() {
    return context.getLogger(Logger.ROOT_LOGGER_NAME);
  }

  @Override
  public List<io.hotpath.levels.Level> levels() {
    return io.hotpath.levels.Level.COMMON;
  }

  @Override
  public Collection<String> loggers() {
    return context.getLoggerList().stream().map(Logger::getName).toList();
  }

  @Override
  public boolean exists(String logger) {
    return context.exists(logger) != null;
  }

  @Override
  public @Nullable String configured(String logger) {
    Logger known = context.exists(logger);
    Level level = known == null ? null : known.getLevel();
    return level == null ? null : level.toString();
  }

  /** Of the nearest logger that exists: to ask must not create one. */
  @Override
  public String effective(String logger) {
    String name = logger;
    Logger known = context.exists(name);
    while (known == null) {
      int dot = name.lastIndexOf('.');
      name = dot < 0 ? Logger.ROOT_LOGGER_NAME : name.substring(0, dot);
      known = context.exists(name);
    }
    return known.getEffectiveLevel().toString();
  }

  @Override
  public void set(String logger, @Nullable String level) {
    // Null where the name is none of Logback's, which it gave us itself.
    Level wanted = level == null ? null : Objects.requireNonNull(Level.toLevel(level, null), level);
    context.getLogger(logger).setLevel(wanted);
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
    boolean there = context.getTurboFilterList().contains(filter);
    if (gate.isNeeded() && !there) {
      context.addTurboFilter(filter);
    } else if (!gate.isNeeded() && there) {
      context.getTurboFilterList().remove(filter);
    }
  }

  @Override
  public synchronized void close() {
    context.getTurboFilterList().remove(filter);
    context.removeListener(listener);
  }

  /** Of a class of its own: who only makes the context need not see the library. */
  private final class Listener implements LoggerContextListener {

    @Override
    public boolean isResetResistant() {
      return true;
    }

    @Override
    public void onReset(LoggerContext reset) {
      resets.incrementAndGet();
    }

    @Override
    public void onStart(LoggerContext started) {}

    @Override
    public void onStop(LoggerContext stopped) {}

    @Override
    public void onLevelChange(Logger logger, Level level) {}
  }
}
