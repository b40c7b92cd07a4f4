package io.hotpath.levels;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.levels.jul.JulContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

final class JulTest extends BackendContract {

  @Override
  LogContext start() throws IOException {
    configureAnew();
    return new JulContext();
  }

  @Override
  void stop() throws IOException {
    assertThat(Logger.getLogger("a").getHandlers()).isEmpty();
    Logger.getLogger("a.b").setLevel(null);
    configureAnew();
  }

  @Override
  void debug(String logger) {
    Logger.getLogger(logger).fine("counted");
  }

  @Override
  void configureAnew() throws IOException {
    LogManager.getLogManager()
        .readConfiguration(
            new ByteArrayInputStream(".level=INFO".getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  String oddLevel() {
    return "CONFIG";
  }

  @Override
  Level oddLevelShown() {
    return Level.INFO;
  }

  @Test
  void changedLogger_thatNobodyHolds_keepsItsLevel() throws Exception {
    change("nobody.holds", Level.DEBUG);
    WeakReference<Object> garbage = new WeakReference<>(new Object());
    while (garbage.get() != null) {
      System.gc();
    }

    assertThat(Logger.getLogger("nobody.holds").getLevel()).isEqualTo(java.util.logging.Level.FINE);
  }
}
