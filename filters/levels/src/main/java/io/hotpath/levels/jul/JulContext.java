package io.hotpath.levels.jul;

import io.hotpath.levels.LineGate;
import io.hotpath.levels.LogContext;
import io.hotpath.levels.Raise;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's own logging. Loggers whose level was set are held: the JDK would forget an unused
 * logger and its level with it. Thread-safe.
 *
 * <p>A logger of the JDK looks at its level before anything else: levels for a single request need
 * somebody who gives its answers.
 */
public final class JulContext implements LogContext {

  private final LineGate gate = new LineGate();
  private final Map<String, Logger> held = new ConcurrentHashMap<>();
  private final Map<Raise, LineCounter> counters = new HashMap<>();
  private final AtomicInteger resets = new AtomicInteger();
  private final Runnable onConfiguration = resets::incrementAndGet;

  private final Consumer<LevelAnswer> weaver;

  /** Where nobody gives the answers of loggers. */
  public JulContext() {
    this(answer -> {});
  }

  /**
   * Where somebody does.
   *
   * @param weaver hears, as soon as a request asks for levels of its own, what is to be said by
   *     {@link Logger#isLoggable}; perhaps more than once
   */
  public JulContext(Consumer<LevelAnswer> weaver) {
    this.weaver = weaver;
    LogManager.getLogManager().addConfigurationListener(onConfiguration);
  }

  @Override
  public String library() {
    return "jul";
  }

  @Override
  public String name() {
    return "";
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public List<io.hotpath.levels.Level> levels() {
    return io.hotpath.levels.Level.COMMON;
  }

  @Override
  public Collection<String> loggers() {
    List<String> names = new ArrayList<>();
    for (String name : Collections.list(LogManager.getLogManager().getLoggerNames())) {
      if (known(name) != null) {
        names.add(name.isEmpty() ? ROOT : name);
      }
    }
    return names;
  }

  @Override
  public boolean exists(String logger) {
    return known(libraryName(logger)) != null;
  }

  private static @Nullable Logger known(String name) {
    return LogManager.getLogManager().getLogger(name);
  }

  private static String libraryName(String logger) {
    return logger.equals(ROOT) ? "" : logger;
  }

  @Override
  public @Nullable String configured(String logger) {
    Logger known = known(libraryName(logger));
    Level level = known == null ? null : known.getLevel();
    return level == null ? null : level.getName();
  }

  @Override
  public String effective(String logger) {
    String name = libraryName(logger);
    Logger nearest = known(name);
    while (nearest == null && !name.isEmpty()) {
      name = name.substring(0, Math.max(0, name.lastIndexOf('.')));
      nearest = known(name);
    }
    while (nearest != null && nearest.getLevel() == null) {
      nearest = nearest.getParent();
    }
    return nearest == null ? Level.INFO.getName() : nearest.getLevel().getName();
  }

  @Override
  public void set(String logger, @Nullable String level) {
    Logger wanted = Logger.getLogger(libraryName(logger));
    wanted.setLevel(level == null ? null : Level.parse(level));
    if (level == null) {
      held.remove(logger);
    } else {
      held.put(logger, wanted);
    }
  }

  @Override
  public String nameOf(io.hotpath.levels.Level level) {
    return switch (level) {
      case OFF -> "OFF";
      case FATAL, ERROR -> "SEVERE";
      case WARN -> "WARNING";
      case INFO -> "INFO";
      case DEBUG -> "FINE";
      case TRACE -> "FINEST";
    };
  }

  @Override
  public int verbosity(String level) {
    return LineCounter.verbosity(Level.parse(level).intValue());
  }

  @Override
  public int resets() {
    return resets.get();
  }

  @Override
  public LineGate gate() {
    return gate;
  }

  /** What a logger says that was asked whether a level is enabled. */
  public interface LevelAnswer {

    /**
     * The answer for the current thread's request.
     *
     * @param enabled what it would say
     * @param logger of the JDK, as is the level; untyped, since to name the type would load it
     */
    boolean of(boolean enabled, Object logger, Object level);
  }

  private boolean answer(boolean enabled, Object logger, Object level) {
    String name = ((Logger) logger).getName();
    int value = ((Level) level).intValue();
    if (name == null || value == Level.OFF.intValue()) {
      return enabled;
    }
    int verbosity = LineCounter.verbosity(value);
    return switch (gate.ofRequest(name.isEmpty() ? ROOT : name, verbosity)) {
      case NEUTRAL -> enabled;
      case LOG -> true;
      case DROP -> false;
    };
  }

  @Override
  public synchronized void watch() {
    if (gate.isAsked()) {
      weaver.accept(this::answer);
    }
    List<Raise> raises = gate.raises();
    for (Raise raise : raises) {
      counters.computeIfAbsent(raise, added -> LineCounter.on(held(added.logger()), gate));
    }
    counters
        .entrySet()
        .removeIf(
            counter -> {
              boolean over = !raises.contains(counter.getKey());
              if (over) {
                counter.getValue().close();
              }
              return over;
            });
  }

  private Logger held(String logger) {
    return Logger.getLogger(libraryName(logger));
  }

  @Override
  public synchronized void close() {
    counters.values().forEach(LineCounter::close);
    counters.clear();
    LogManager.getLogManager().removeConfigurationListener(onConfiguration);
  }
}
