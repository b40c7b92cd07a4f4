package io.hotpath.servlet;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logger {@code hotpath} of the application: SLF4J's if the application has SLF4J, else the
 * platform's. Thread-safe. A logger that throws is left alone: nothing of it reaches a request.
 */
interface FilterLog {

  /** Name of the logger. */
  String NAME = "hotpath";

  /** Figures, and where they are written. */
  void info(String text);

  /** What the operator should change. */
  void warn(String text);

  /** The application's logger. */
  static FilterLog ofApplication() {
    FilterLog slf4j = slf4j();
    return new Guarded(slf4j == null ? new Platform() : slf4j);
  }

  private static @Nullable FilterLog slf4j() {
    try {
      return new Slf4j();
    } catch (LinkageError e) {
      // The dependency is optional: this application logs otherwise.
      return null;
    }
  }

  /** Refers to SLF4J: loaded only inside {@link #slf4j}. */
  final class Slf4j implements FilterLog {
    private final Logger logger = LoggerFactory.getLogger(NAME);

    @Override
    public void info(String text) {
      logger.info(text);
    }

    @Override
    public void warn(String text) {
      logger.warn(text);
    }
  }

  /** {@code System.Logger}, which goes to java.util.logging where nobody says otherwise. */
  final class Platform implements FilterLog {
    private final System.Logger logger = System.getLogger(NAME);

    @Override
    public void info(String text) {
      logger.log(System.Logger.Level.INFO, text);
    }

    @Override
    public void warn(String text) {
      logger.log(System.Logger.Level.WARNING, text);
    }
  }

  /** Appenders may fail, and so may loggers of an application that is being stopped. */
  record Guarded(FilterLog log) implements FilterLog {
    @Override
    public void info(String text) {
      guarded(() -> log.info(text));
    }

    @Override
    public void warn(String text) {
      guarded(() -> log.warn(text));
    }

    private static void guarded(Runnable logging) {
      try {
        logging.run();
      } catch (RuntimeException | LinkageError e) {
        // There is no other place to say it.
      }
    }
  }
}
