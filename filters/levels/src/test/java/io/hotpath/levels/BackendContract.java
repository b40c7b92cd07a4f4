package io.hotpath.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hotpath.levels.Refusal.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a change does, whatever the library. Its root is at INFO. */
abstract class BackendContract {

  final SetTicker ticker = new SetTicker();
  final List<String> audit = new ArrayList<>();
  final Levels levels = new Levels(ticker, 100, audit::add, false);
  private LogContext context;
  private Contexts.Named named;

  /** A fresh context of the library; its root is at INFO. */
  abstract LogContext start() throws Exception;

  /** Ends it. */
  abstract void stop() throws Exception;

  /** Logs at DEBUG by the library itself. */
  abstract void debug(String logger);

  /** Configures the library anew: the root is at INFO, nothing else has a level. */
  abstract void configureAnew() throws Exception;

  /** A level of the library that is not of the list, and how verbose it is shown. */
  abstract String oddLevel();

  abstract Level oddLevelShown();

  @BeforeEach
  final void startLibrary() throws Exception {
    context = start();
    named = new Contexts(() -> List.of(context)).all().get(0);
  }

  @AfterEach
  final void stopLibrary() throws Exception {
    levels.close();
    context.close();
    stop();
  }

  final @Nullable Instant change(String logger, @Nullable Level level, Duration ttl)
      throws Refusal {
    return levels.change(new LevelOrder(named, List.of(logger), level, ttl, null, "tester", false));
  }

  final @Nullable Instant change(String logger, @Nullable Level level) throws Refusal {
    return change(logger, level, Levels.DEFAULT_TTL);
  }

  private String name(Level level) {
    return context.nameOf(level);
  }

  @Test
  void context_fresh_hasRootAtInfo() {
    assertThat(context.configured("ROOT")).isEqualTo(name(Level.INFO));
    assertThat(context.effective("ROOT")).isEqualTo(name(Level.INFO));
    assertThat(context.exists("ROOT")).isTrue();
    assertThat(context.exists("never.seen")).isFalse();
    assertThat(context.configured("never.seen")).isNull();
    assertThat(context.shown(context.effective("never.seen"))).isEqualTo(Level.INFO);
    assertThat(context.exists("never.seen")).as("asking creates nothing").isFalse();
  }

  @Test
  void change_ofAnyLoggerToAnyLevel_isInForceAndEndsAfterItsTime() throws Exception {
    for (String logger : List.of("ROOT", "a", "a.b.C")) {
      for (Level level : context.levels()) {
        if (logger.equals("ROOT") && level == Level.TRACE) {
          continue;
        }
        ticker.advanceMillis(60_000);
        String before = context.configured(logger);
        Instant until = change(logger, level, Duration.ofSeconds(30));

        assertThat(context.shown(context.effective(logger))).isEqualTo(level);
        assertThat(context.loggers()).contains(logger);
        ticker.advanceMillis(29_999);
        levels.work();
        assertThat(context.configured(logger)).isEqualTo(name(level));
        ticker.advanceMillis(1);
        levels.work();
        assertThat(context.configured(logger)).isEqualTo(before);
        assertThat(until == null).isEqualTo(name(level).equals(before));
      }
    }
  }

  @Test
  void change_below_inheritsUntilItHasItsOwn() throws Exception {
    change("a", Level.ERROR);
    assertThat(context.effective("a.b")).isEqualTo(name(Level.ERROR));

    change("a.b", Level.DEBUG);
    change("a", Level.WARN);

    assertThat(context.effective("a.b")).isEqualTo(name(Level.DEBUG));
    assertThat(context.effective("a.c")).isEqualTo(name(Level.WARN));
    assertThat(context.effective("ab")).isEqualTo(name(Level.INFO));
  }

  @Test
  void change_repeated_keepsTheFirstBaseline() throws Exception {
    context.set("a.b", name(Level.WARN));
    change("a.b", Level.DEBUG, Duration.ofMinutes(5));
    change("a.b", Level.TRACE, Duration.ofMinutes(10));
    change("a.b", null, Duration.ofMinutes(1));

    ticker.advanceMillis(60_000);
    levels.work();

    assertThat(context.configured("a.b")).isEqualTo(name(Level.WARN));
    assertThat(levels.pending(context)).isEmpty();
  }

  @Test
  void change_backToTheBaseline_isNoChangeAnyMore() throws Exception {
    change("a.b", Level.DEBUG);

    assertThat(change("a.b", null)).isNull();

    assertThat(context.configured("a.b")).isNull();
    assertThat(levels.pending(context)).isEmpty();
    assertThat(audit).hasSize(2);
    assertThat(audit.get(1)).endsWith("as it was, by tester");
  }

  @Test
  void revert_ofWhatSomebodyElseSet_leavesIt() throws Exception {
    change("a.b", Level.DEBUG, Duration.ofMinutes(1));
    context.set("a.b", name(Level.ERROR));

    ticker.advanceMillis(60_000);
    levels.work();

    assertThat(context.configured("a.b")).isEqualTo(name(Level.ERROR));
    assertThat(audit.get(1)).contains("stays, somebody else set it");
  }

  @Test
  void change_afterSomebodyElses_takesTheirsAsBaseline() throws Exception {
    change("a.b", Level.DEBUG);
    context.set("a.b", name(Level.ERROR));
    change("a.b", Level.TRACE, Duration.ofMinutes(1));

    ticker.advanceMillis(60_000);
    levels.work();

    assertThat(context.configured("a.b")).isEqualTo(name(Level.ERROR));
  }

  @Test
  void change_forEver_endsNeverAndStaysAtTheEnd() throws Exception {
    assertThat(change("a.b", Level.DEBUG, Duration.ZERO)).isNull();

    ticker.advanceMillis(Duration.ofDays(30).toMillis());
    levels.work();
    levels.close();

    assertThat(context.configured("a.b")).isEqualTo(name(Level.DEBUG));
    assertThat(audit).singleElement().asString().contains("for ever");
  }

  @Test
  void close_beforeTheTime_putsBack() throws Exception {
    change("a.b", Level.DEBUG);
    change("ROOT", Level.ERROR);

    levels.close();

    assertThat(context.configured("a.b")).isNull();
    assertThat(context.configured("ROOT")).isEqualTo(name(Level.INFO));
    assertThat(audit.get(2)).contains("Hotpath ends");
  }

  @Test
  void configuredAnew_whatWasPendingIsCancelled() throws Exception {
    change("a.b", Level.DEBUG, Duration.ofMinutes(1));
    configureAnew();
    context.set("a.b", name(Level.DEBUG));

    ticker.advanceMillis(120_000);
    levels.work();

    assertThat(context.configured("a.b")).as("the new configuration's own").isNotNull();
    assertThat(levels.pending(context)).isEmpty();
    assertThat(audit.get(1)).contains("read anew");
  }

  @Test
  void oddLevel_isShownAsTheNearestAndComesBackAsItself() throws Exception {
    context.set("a.b", oddLevel());
    assertThat(context.shown(oddLevel())).isEqualTo(oddLevelShown());

    change("a.b", Level.ERROR, Duration.ofMinutes(1));
    ticker.advanceMillis(60_000);
    levels.work();

    assertThat(context.configured("a.b")).isEqualTo(oddLevel());
  }

  @Test
  void flood_afterARaise_restoresTheLevelAndSaysSo() throws Exception {
    change("a", Level.DEBUG);
    for (int i = 0; i <= 100; i++) {
      debug("a.b.C");
    }
    ticker.advanceMillis(250);
    levels.work();

    assertThat(context.configured("a")).isNull();
    assertThat(audit.get(1))
        .endsWith(" -> inherited INFO: more than 100 lines a second")
        .satisfies(line -> assertThat(line).startsWith("hotpath: level of a ("));
    assertThat(context.gate().isNeeded()).isFalse();
  }

  @Test
  void lines_belowTheLimit_areNoFlood() throws Exception {
    change("a", Level.DEBUG);
    for (int second = 0; second < 5; second++) {
      for (int i = 0; i < 100; i++) {
        debug("a.b.C");
        debug("other");
      }
      ticker.advanceMillis(1_000);
      levels.work();
    }

    assertThat(context.configured("a")).isEqualTo(name(Level.DEBUG));
  }

  @Test
  void lowered_level_needsNoCounting() throws Exception {
    change("a", Level.ERROR);

    assertThat(context.gate().isNeeded()).isFalse();
  }

  @Test
  void root_toTraceOrNothing_isRefused() {
    assertThatThrownBy(() -> change("ROOT", null)).hasMessageContaining("nothing to inherit");
    assertThatThrownBy(() -> change("ROOT", Level.TRACE)).hasMessageContaining("force");
    assertThat(context.configured("ROOT")).isEqualTo(name(Level.INFO));
    assertThat(audit).isEmpty();
  }

  @Test
  void changes_tooMany_areRefusedButPuttingBackIsFree() throws Exception {
    for (int i = 0; i < 10; i++) {
      change("a" + i, Level.DEBUG);
    }
    assertThatThrownBy(() -> change("b", Level.DEBUG))
        .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.kind()).isEqualTo(Kind.TOO_OFTEN));
    change("a3", null);

    ticker.advanceMillis(60_000);
    change("b", Level.DEBUG);
  }

  @Test
  void changedLoggers_beyondTheLimit_areRefusedWhole() throws Exception {
    for (int i = 0; i < 10; i++) {
      List<String> some = new ArrayList<>();
      for (int j = 0; j < 9; j++) {
        some.add("g" + i + ".l" + j);
      }
      levels.change(
          new LevelOrder(named, some, Level.DEBUG, Duration.ofHours(1), null, "t", false));
    }
    ticker.advanceMillis(60_000);
    List<String> more = new ArrayList<>();
    for (int j = 0; j < 11; j++) {
      more.add("more.l" + j);
    }

    assertThatThrownBy(
            () ->
                levels.change(
                    new LevelOrder(named, more, Level.DEBUG, Duration.ZERO, null, "t", false)))
        .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT));
    assertThat(context.configured("more.l0")).isNull();
    assertThat(levels.pending(context)).hasSize(90);
  }

  @Test
  void audit_ofHostileText_staysOneLine() throws Exception {
    levels.change(
        new LevelOrder(
            named,
            List.of("a"),
            Level.DEBUG,
            Duration.ofMinutes(1),
            "x\r\nhotpath: level of b: \u001b[31m\u202e\"",
            "me\u0000",
            false));

    assertThat(audit)
        .singleElement()
        .asString()
        .matches("[ -~]*")
        .contains("x\\u000d\\u000ahotpath", "\\u001b[31m\\u202e\\u0022", "me\\u0000");
  }
}
