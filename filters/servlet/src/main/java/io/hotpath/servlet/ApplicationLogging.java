package io.hotpath.servlet;

import io.hotpath.logging.LogbackProfiling;
import io.hotpath.recorder.Collector;
import org.jspecify.annotations.Nullable;

/** Records what the application logs, if it does so over Logback. Stateless. */
final class ApplicationLogging {

  private static final String PLACE = "logging";

  private ApplicationLogging() {}

  /**
   * Begins.
   *
   * @return what {@link #close} must be given
   */
  static @Nullable AutoCloseable profile(Collector collector) {
    try {
      return LogbackProfiling.install(collector.statements());
    } catch (NoClassDefFoundError e) {
      // The dependency is optional: this application logs otherwise.
      return null;
    } catch (RuntimeException | LinkageError e) {
      collector.ledger().fault(PLACE, e);
      return null;
    }
  }

  /** Ends: the application's logging is as it was. */
  static void close(@Nullable AutoCloseable profiling, Collector collector) {
    if (profiling != null) {
      try {
        profiling.close();
      } catch (Exception | LinkageError e) {
        collector.ledger().fault(PLACE, e);
      }
    }
  }
}
