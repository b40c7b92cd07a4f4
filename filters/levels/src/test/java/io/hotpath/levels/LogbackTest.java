package io.hotpath.levels;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.hotpath.levels.logback.LogbackContext;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LogbackTest extends BackendContract {

  private final LoggerContext library = new LoggerContext();

  @Override
  LogContext start() {
    library.setMDCAdapter(new LogbackMDCAdapter());
    library.start();
    library.getLogger("ROOT").setLevel(Level.INFO);
    return new LogbackContext(library, "");
  }

  @Override
  void stop() {
    assertThat(library.getTurboFilterList()).isEmpty();
    assertThat(library.getCopyOfListenerList()).isEmpty();
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
    library.reset();
    library.getLogger("ROOT").setLevel(Level.INFO);
  }

  @Override
  String oddLevel() {
    return "ALL";
  }

  @Override
  io.hotpath.levels.Level oddLevelShown() {
    return io.hotpath.levels.Level.TRACE;
  }

  @Test
  void turboFilter_isThereOnlyWhileARaiseRuns() throws Exception {
    assertThat(library.getTurboFilterList()).isEmpty();
    change("a", io.hotpath.levels.Level.DEBUG, Duration.ofSeconds(10));
    assertThat(library.getTurboFilterList()).hasSize(1);

    ticker.advanceMillis(10_000);
    levels.work();

    assertThat(library.getTurboFilterList()).isEmpty();
  }

  @Test
  void stoppedContext_isNotOpenAndIsForgotten() throws Exception {
    change("a", io.hotpath.levels.Level.DEBUG);
    library.stop();

    levels.work();

    assertThat(audit).hasSize(1);
    library.start();
  }

  @Test
  void fluentStatements_areCountedOnce() throws Exception {
    change("a", io.hotpath.levels.Level.DEBUG);
    for (int i = 0; i <= 100; i++) {
      library.getLogger("a.b").atDebug().log("counted {}", i);
    }
    levels.work();

    assertThat(library.getLogger("a").getLevel()).isNull();
  }
}
