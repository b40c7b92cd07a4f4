package io.hotpath.servlet;

import io.hotpath.levels.LogContext;
import io.hotpath.levels.jul.JulContext;
import io.hotpath.levels.log4j.Log4jContext;
import io.hotpath.levels.logback.LogbackContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an application without the agent logs by: the Logback and the Log4j that its own classes
 * see, and the JDK's logging. Looked for when asked. Thread-safe.
 */
final class ApplicationLoggers implements Supplier<List<LogContext>>, AutoCloseable {

  /** By the library's own context. */
  private final Map<Object, LogContext> known = new HashMap<>();

  private @Nullable LogContext jdk;

  @Override
  public synchronized List<LogContext> get() {
    List<LogContext> contexts = new ArrayList<>();
    // No method references: they would be resolved here, before anything is caught.
    add(() -> LogbackContext.bound(), context -> new LogbackContext(context, ""), contexts);
    ClassLoader own = ApplicationLoggers.class.getClassLoader();
    add(() -> Log4jContext.bound(own), context -> new Log4jContext(context, ""), contexts);
    if (jdk == null) {
      jdk = new JulContext();
    }
    contexts.add(jdk);
    return contexts;
  }

  private void add(
      Supplier<@Nullable Object> library,
      Function<Object, LogContext> made,
      List<LogContext> contexts) {
    try {
      Object context = library.get();
      if (context != null) {
        contexts.add(known.computeIfAbsent(context, made));
      }
    } catch (RuntimeException | LinkageError e) {
      // This application logs otherwise.
    }
  }

  /** Takes everything of ours out of the libraries. */
  @Override
  public synchronized void close() {
    known.values().forEach(LogContext::close);
    known.clear();
    if (jdk != null) {
      jdk.close();
      jdk = null;
    }
  }
}
