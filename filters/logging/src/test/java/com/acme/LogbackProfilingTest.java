package com.acme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.hotpath.logging.LogbackProfiling;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Statement;
import io.hotpath.profile.StatementStats;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Recording without the agent, in the Logback of this JVM. */
class LogbackProfilingTest {

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Logger log = context.getLogger("shop.Orders");
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
  private final Recorded recorded = new Recorded();
  private @Nullable LogbackProfiling profiling;

  @BeforeEach
  void configure() {
    context.reset();
    context.getStatusManager().clear();
    root.setLevel(Level.INFO);
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%level %msg%n");
    encoder.setCharset(UTF_8);
    encoder.start();
    appender.setContext(context);
    appender.setName("out");
    appender.setEncoder(encoder);
    appender.setOutputStream(written);
    appender.start();
    root.addAppender(appender);
  }

  @AfterEach
  void end() {
    if (profiling != null) {
      profiling.close();
    }
    recorded.close();
    context.reset();
  }

  private void install() {
    profiling = LogbackProfiling.install(recorded.collector.statements());
  }

  private void finish() {
    if (profiling != null) {
      profiling.close();
    }
    recorded.close();
  }

  private static List<Appender<ILoggingEvent>> appenders(Logger logger) {
    List<Appender<ILoggingEvent>> all = new ArrayList<>();
    logger.iteratorForAppenders().forEachRemaining(all::add);
    return all;
  }

  @Test
  void event_inARequest_isCountedWithItsBytes() {
    install();

    recorded.request(
        () -> {
          log.info("order {} placed by {}", 17, "zoë");
          log.info("order {} placed by {}", 17, "zoë");
          log.info("order {} placed by {}", 18, "zoë");
          log.warn("late");
        });
    finish();

    StatementStats orders = recorded.of("shop.Orders", "INFO", "order {} placed by {}");
    StatementStats late = recorded.of("shop.Orders", "WARN", "late");
    assertThat(orders.emitted()).isEqualTo(3);
    assertThat(orders.requests()).isEqualTo(1);
    assertThat(orders.repeats()).isEqualTo(1);
    assertThat(orders.nanos()).isPositive();
    assertThat(orders.bytes() + late.bytes()).isEqualTo(written.size());
    assertThat(late.emitted()).isEqualTo(1);
    assertThat(recorded.profile().faults()).isEmpty();
  }

  @Test
  void event_inARequest_isANodeBelowLogging() {
    install();

    recorded.request(() -> log.info("order {} placed", 17));
    finish();

    var tree = recorded.profile().route("GET /").tree();
    var logging = tree.children().iterator().next();
    assertThat(logging.method().name()).isEqualTo("(logging)");
    assertThat(logging.calls()).isEqualTo(1);
    assertThat(logging.children().iterator().next().method().name())
        .startsWith("INFO Orders: order {} placed #");
  }

  @Test
  void event_refused_isNotCounted() {
    install();

    recorded.request(
        () -> {
          log.debug("never {}", 1);
          assertThat(log.isDebugEnabled()).isFalse();
          assertThat(log.isInfoEnabled()).isTrue();
        });
    finish();

    assertThat(recorded.profile().route("GET /").statements().emitted()).isZero();
    assertThat(written.size()).isZero();
  }

  @Test
  void event_outsideOfRequests_hasItsPlace() {
    install();

    recorded.request(() -> {});
    log.info("started");
    finish();

    StatementStats started =
        recorded
            .profile()
            .statementsElsewhere(Profile.NO_REQUEST)
            .of(new Statement("shop.Orders", "INFO", "started"));
    assertThat(started.emitted()).isEqualTo(1);
    assertThat(started.bytes()).isEqualTo(written.size());
  }

  @Test
  void event_ofAsyncAppender_isWrittenByNoRequest() {
    root.detachAppender(appender);
    AsyncAppender async = new AsyncAppender();
    async.setContext(context);
    async.setDiscardingThreshold(0);
    async.addAppender(appender);
    async.start();
    root.addAppender(async);
    install();

    recorded.request(
        () -> {
          for (int i = 0; i < 100; i++) {
            log.info("order {} placed", i);
          }
        });
    async.stop();
    finish();

    Statement statement = new Statement("shop.Orders", "INFO", "order {} placed");
    StatementStats orders = recorded.of("shop.Orders", "INFO", "order {} placed");
    StatementStats writer =
        recorded.profile().statementsElsewhere(Profile.UNATTRIBUTED).of(statement);
    assertThat(orders.emitted()).isEqualTo(100);
    assertThat(orders.enqueueNanos()).isPositive();
    assertThat(orders.nanos()).isZero();
    assertThat(orders.bytes()).isZero();
    assertThat(writer.bytes()).isEqualTo(written.size());
    assertThat(writer.writeNanos()).isPositive();
  }

  @Test
  void event_ofLoggerWithItsOwnAppender_isCountedOnce() {
    Logger closed = context.getLogger("shop.Closed");
    closed.setAdditive(false);
    closed.addAppender(appender);
    Logger both = context.getLogger("shop.Both");
    both.addAppender(appender);
    install();

    recorded.request(
        () -> {
          closed.info("closed");
          both.info("both");
        });
    finish();

    assertThat(recorded.of("shop.Closed", "INFO", "closed").emitted()).isEqualTo(1);
    assertThat(recorded.of("shop.Both", "INFO", "both").emitted()).isEqualTo(1);
    assertThat(recorded.profile().route("GET /").statements().emitted()).isEqualTo(2);
    assertThat(recorded.of("shop.Both", "INFO", "both").bytes())
        .isEqualTo(2L * "INFO both\n".length());
  }

  @Test
  void event_ofHotpathItself_isNotRanked() {
    install();

    recorded.request(() -> context.getLogger("hotpath").info("figures"));
    finish();

    assertThat(recorded.profile().route("GET /").statements().isEmpty()).isTrue();
    assertThat(written.toString(UTF_8)).isEqualTo("INFO figures\n");
  }

  @Test
  void event_loggedByAnAppender_isCountedToo() {
    Logger inner = context.getLogger("shop.Inner");
    inner.setAdditive(false);
    inner.addAppender(appender);
    AppenderBase<ILoggingEvent> talkative =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            inner.info("appending");
          }
        };
    talkative.setContext(context);
    talkative.start();
    root.addAppender(talkative);
    install();

    recorded.request(() -> log.info("order {} placed", 17));
    finish();

    assertThat(recorded.of("shop.Inner", "INFO", "appending").emitted()).isEqualTo(1);
    assertThat(recorded.of("shop.Orders", "INFO", "order {} placed").emitted()).isEqualTo(1);
  }

  @Test
  void install_appenders_stayInOrderAndKeepTheirPattern() {
    install();

    assertThat(appenders(root).get(0)).isSameAs(appender);
    assertThat(appenders(root)).hasSize(2);
    Encoder<ILoggingEvent> encoder = appender.getEncoder();
    assertThat(encoder).isInstanceOf(PatternLayoutEncoder.class);
    assertThat(((PatternLayoutEncoder) encoder).getPattern()).isEqualTo("%level %msg%n");
    assertThat(((PatternLayoutEncoder) encoder).getLayout()).isNotNull();
    assertThat(encoder.isStarted()).isTrue();
  }

  @Test
  void close_everything_isAsItWas() {
    Encoder<ILoggingEvent> before = appender.getEncoder();
    install();

    finish();

    assertThat(appenders(root)).containsExactly(appender);
    assertThat(appender.getEncoder()).isSameAs(before);
    assertThat(context.getTurboFilterList()).isEmpty();
    log.info("after");
    assertThat(written.toString(UTF_8)).isEqualTo("INFO after\n");
  }

  @Test
  void reset_configurationLoadedAnew_isMarkedAgain() throws Exception {
    install();
    context.reset();
    configure();

    long end = System.nanoTime() + 10_000_000_000L;
    while (context.getTurboFilterList().isEmpty() && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    recorded.request(() -> log.info("again"));
    finish();

    assertThat(recorded.of("shop.Orders", "INFO", "again").emitted()).isEqualTo(1);
    assertThat(recorded.of("shop.Orders", "INFO", "again").bytes()).isEqualTo(written.size());
  }
}
