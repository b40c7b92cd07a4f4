package io.hotpath.benchmarks.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.FileAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import java.util.logging.FileHandler;
import java.util.logging.SimpleFormatter;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;

/**
 * A logging library with one file that is flushed after each event, as is usual, and one statement
 * that is written, one that is refused, and the question before it.
 *
 * @param emits logs
 * @param refused logs below the level
 * @param asks whether that level is enabled
 */
record LogLibrary(IntConsumer emits, IntConsumer refused, IntConsumer asks) {

  private static final String NAME = "bench";
  private static final String PATTERN = "%d{HH:mm:ss.SSS} %-5level [%thread] %logger - %msg%n";

  static LogLibrary of(String name) {
    try {
      Path file = Files.createTempFile("hotpath-bench", ".log");
      file.toFile().deleteOnExit();
      return switch (name) {
        case "logback" -> logback(file);
        case "log4j" -> log4j(file);
        default -> jul(file);
      };
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LogLibrary logback(Path file) {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setContext(context);
    appender.setFile(file.toString());
    appender.setEncoder(encoder);
    appender.start();
    Logger log = context.getLogger(NAME);
    log.setLevel(Level.INFO);
    log.setAdditive(false);
    log.addAppender(appender);
    return new LogLibrary(
        n -> log.info("order {} placed by {}", n, NAME),
        n -> log.debug("never said of {}", NAME),
        n -> Blind.take(log.isDebugEnabled()));
  }

  private static LogLibrary log4j(Path file) {
    ConfigurationBuilder<BuiltConfiguration> builder =
        ConfigurationBuilderFactory.newConfigurationBuilder();
    builder.add(
        builder
            .newAppender("file", "File")
            .addAttribute("fileName", file)
            .add(builder.newLayout("PatternLayout").addAttribute("pattern", PATTERN)));
    builder.add(
        builder
            .newRootLogger(org.apache.logging.log4j.Level.INFO)
            .add(builder.newAppenderRef("file")));
    Configurator.initialize(builder.build());
    org.apache.logging.log4j.Logger log = org.apache.logging.log4j.LogManager.getLogger(NAME);
    return new LogLibrary(
        n -> log.info("order {} placed by {}", n, NAME),
        n -> log.debug("never said of {}", NAME),
        n -> Blind.take(log.isDebugEnabled()));
  }

  private static LogLibrary jul(Path file) throws IOException {
    FileHandler handler = new FileHandler(file.toString());
    handler.setFormatter(new SimpleFormatter());
    java.util.logging.Logger log = java.util.logging.Logger.getLogger(NAME);
    log.setUseParentHandlers(false);
    log.setLevel(java.util.logging.Level.INFO);
    log.addHandler(handler);
    return new LogLibrary(
        n -> log.log(java.util.logging.Level.INFO, "order {0} placed", n),
        n -> log.log(java.util.logging.Level.FINE, "never said of {0}", NAME),
        n -> Blind.take(log.isLoggable(java.util.logging.Level.FINE)));
  }

  /** Keeps the JIT from leaving a question out. */
  static final class Blind {
    private static volatile int taken;

    private Blind() {}

    static void take(boolean answer) {
      if (answer) {
        taken = 1;
      }
    }

    static int taken() {
      return taken;
    }
  }
}
