package io.hotpath.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.read.ListAppender;
import ch.qos.logback.core.util.Duration;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class DuplicateLimiterTest {

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Logger log = context.getLogger("shop.Stock");
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();
  private final DuplicateLimiter limiter = new DuplicateLimiter();

  @BeforeEach
  void configure() {
    context.reset();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    events.setContext(context);
    events.start();
    root.addAppender(events);
    limiter.setContext(context);
    limiter.setAllowed(2);
    limiter.setWindow(Duration.buildByHours(1));
    limiter.start();
    context.addTurboFilter(limiter);
  }

  @AfterEach
  void reset() {
    context.reset();
  }

  private List<String> messages() {
    return events.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void decide_sameValues_passAsOftenAsAllowed() {
    for (int i = 0; i < 5; i++) {
      log.warn("stock of {} is {}", "mugs", 3);
    }
    limiter.endWindow();

    assertThat(messages())
        .containsExactly(
            "stock of mugs is 3",
            "stock of mugs is 3",
            "suppressed 3 repeats in 3600 s of: stock of {} is {}");
    assertThat(events.list.get(2).getLevel()).isEqualTo(Level.WARN);
    assertThat(events.list.get(2).getLoggerName()).isEqualTo("shop.Stock");
  }

  @Test
  void decide_otherValuesLevelsOrExceptions_areOthers() {
    for (int i = 0; i < 3; i++) {
      log.warn("stock is {}", i);
      log.info("done");
      log.warn("done");
      log.warn("done", new IllegalStateException());
    }

    assertThat(events.list).hasSize(3 + 2 + 2 + 2);
  }

  @Test
  void endWindow_nextWindow_letsThemPassAgain() {
    log.info("a");
    log.info("a");
    limiter.endWindow();
    log.info("a");
    limiter.endWindow();

    assertThat(messages()).containsExactly("a", "a", "a");
  }

  @Test
  void decide_refusedCallsAndQuestions_doNotCount() {
    for (int i = 0; i < 10; i++) {
      log.debug("a");
      assertThat(log.isInfoEnabled()).isTrue();
    }
    log.setLevel(Level.DEBUG);
    log.debug("a");

    assertThat(messages()).containsExactly("a");
  }

  @Test
  void decide_manyDifferentEvents_passBeyondTheBound() {
    for (int i = 0; i < DuplicateLimiter.MAX_KEYS; i++) {
      log.info("n {}", i);
    }
    for (int i = 0; i < 5; i++) {
      log.info("one more");
    }

    assertThat(messages()).hasSize(DuplicateLimiter.MAX_KEYS + 5);
  }

  @Test
  void decide_eightThreads_countsEachEvent() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> running =
          IntStream.range(0, 8)
              .<Future<?>>mapToObj(
                  t ->
                      threads.submit(
                          () -> {
                            for (int i = 0; i < 1_000; i++) {
                              log.warn("full");
                            }
                          }))
              .toList();
      for (Future<?> thread : running) {
        thread.get();
      }
    } finally {
      threads.shutdownNow();
    }
    limiter.endWindow();

    assertThat(messages())
        .containsExactly("full", "full", "suppressed 7998 repeats in 3600 s of: full");
  }

  @Test
  void decide_valueThatFails_passes() {
    Object failing =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException();
          }
        };
    log.warn("a {}", failing);

    assertThat(events.list).hasSize(1);
  }

  @Test
  void set_badValues_areRefusedWithALine() {
    limiter.setAllowed(0);
    limiter.setWindow(Duration.buildByMilliseconds(1));

    assertThat(context.getStatusManager().getCopyOfStatusList())
        .extracting(status -> status.getMessage())
        .contains("allowed is 0, it must be 1 or more; 2 is used")
        .anyMatch(line -> line.startsWith("window is 1 milliseconds, it must be a second or more"));
  }

  @Test
  void configure_inLogbackXml_isRead() throws JoranException {
    JoranConfigurator joran = new JoranConfigurator();
    context.reset();
    joran.setContext(context);
    String xml =
        """
        <configuration>
          <turboFilter class="io.hotpath.logging.DuplicateLimiter">
            <allowed>1</allowed>
            <window>2 minutes</window>
          </turboFilter>
        </configuration>
        """;
    joran.doConfigure(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.addAppender(events);
    root.setLevel(Level.INFO);
    events.start();

    log.info("a");
    log.info("a");

    assertThat(messages()).containsExactly("a");
  }
}
