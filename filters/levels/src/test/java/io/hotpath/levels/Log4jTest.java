package io.hotpath.levels;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.levels.log4j.Log4jContext;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.AbstractConfiguration;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.junit.jupiter.api.Test;

final class Log4jTest extends BackendContract {

  private static final String NOTICE = "NOTICE";

  static {
    org.apache.logging.log4j.Level unused = org.apache.logging.log4j.Level.forName(NOTICE, 350);
  }

  private final LoggerContext library = new LoggerContext("test");

  @Override
  LogContext start() {
    library.start(configuration());
    return new Log4jContext(library, "");
  }

  private static Configuration configuration() {
    AbstractConfiguration configuration = new DefaultConfiguration();
    configuration.getRootLogger().setLevel(org.apache.logging.log4j.Level.INFO);
    configuration.getRootLogger().getAppenderRefs().clear();
    configuration.getRootLogger().getAppenders().keySet().stream()
        .toList()
        .forEach(configuration.getRootLogger()::removeAppender);
    return configuration;
  }

  @Override
  void stop() {
    assertThat(library.getConfiguration().getFilter()).isNull();
    library.stop();
  }

  @Override
  void debug(String logger) {
    Logger own = library.getLogger(logger);
    if (own.isDebugEnabled()) {
      own.debug("counted {}", logger);
    }
  }

  @Override
  void configureAnew() {
    library.reconfigure(configuration());
  }

  @Override
  String oddLevel() {
    return NOTICE;
  }

  @Override
  Level oddLevelShown() {
    return Level.WARN;
  }

  @Test
  void root_isCalledRootEverywhere() {
    assertThat(context().loggers()).contains("ROOT").doesNotContain("");
  }

  private LogContext context() {
    return new Log4jContext(library, "");
  }

  @Test
  void loggerThatOnlyExists_isListedBesideTheConfiguredOnes() {
    library.getLogger("only.asked");
    library
        .getConfiguration()
        .addLogger(
            "only.configured",
            new org.apache.logging.log4j.core.config.LoggerConfig(
                "only.configured", org.apache.logging.log4j.Level.WARN, true));

    assertThat(context().loggers()).contains("only.asked", "only.configured");
  }

  @Test
  void change_taken_back_leavesNoEntryBehind() throws Exception {
    change("a.b", Level.DEBUG);
    change("a.b", null);

    assertThat(library.getConfiguration().getLoggers()).doesNotContainKey("a.b");
  }
}
