package io.hotpath.levels;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import io.hotpath.levels.logback.LogbackContext;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several contexts in one JVM, and what happens to those that go. */
final class ContextsTest {

  private static LogContext context(String library, String given) {
    LoggerContext context = new LoggerContext();
    context.setName(library);
    context.start();
    return new LogbackContext(context, given);
  }

  @Test
  void names_areTheLibrarysOrTheApplicationsAndUnique() {
    List<LogContext> all =
        List.of(
            context("default", ""),
            context("default", "shop"),
            context("default", "shop"),
            context("billing", "shop"),
            context("default", "../../\u0000x y"));

    Contexts contexts = new Contexts(() -> all);

    assertThat(contexts.all())
        .extracting(Contexts.Named::name)
        .containsExactly("logback", "shop", "shop-2", "billing", "x_y");
    assertThat(contexts.named("shop-2")).isNotNull();
    assertThat(contexts.named("none")).isNull();
  }

  @Test
  void name_ofAContext_staysItsOwnWhenOthersGo() {
    List<LogContext> all = new ArrayList<>();
    all.add(context("default", "shop"));
    all.add(context("default", "shop"));
    Contexts contexts = new Contexts(() -> all);
    List<Contexts.Named> before = contexts.all();

    all.remove(0);

    assertThat(contexts.all()).containsExactly(before.get(1));
  }

  @Test
  void change_inOneContext_leavesTheOther() throws Exception {
    List<LogContext> all = List.of(context("default", "one"), context("default", "two"));
    Contexts contexts = new Contexts(() -> all);
    Levels levels = new Levels(new SetTicker(), 100, line -> {}, false);

    levels.change(order(contexts.all().get(1)));

    assertThat(all.get(0).configured("a")).isNull();
    assertThat(all.get(1).configured("a")).isEqualTo("DEBUG");
    levels.close();
  }

  private static LevelOrder order(Contexts.Named named) {
    return new LevelOrder(
        named, List.of("a"), Level.DEBUG, Duration.ofHours(24), null, "tester", false);
  }

  @Test
  void undeployedContext_withAChangePending_isGarbage() throws Exception {
    List<WeakReference<LogContext>> found = new ArrayList<>();
    Contexts contexts =
        new Contexts(
            () -> found.stream().map(WeakReference::get).filter(known -> known != null).toList());
    Levels levels = new Levels(new SetTicker(), 100, line -> {}, false);
    WeakReference<LogContext> undeployed = changed(found, contexts, levels);

    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (undeployed.get() != null && System.nanoTime() < end) {
      System.gc();
    }

    assertThat(undeployed.get()).isNull();
    assertThat(contexts.all()).isEmpty();
    levels.work();
    levels.close();
  }

  private static WeakReference<LogContext> changed(
      List<WeakReference<LogContext>> found, Contexts contexts, Levels levels) throws Refusal {
    LogContext context = context("default", "shop");
    found.add(new WeakReference<>(context));
    levels.change(order(contexts.all().get(0)));
    return new WeakReference<>(context);
  }

  @Test
  void levels_ofAThreadOfTheirOwn_endByThemselves() throws Exception {
    List<LogContext> all = List.of(context("default", "one"));
    Contexts contexts = new Contexts(() -> all);
    try (Levels levels = new Levels(io.hotpath.recorder.Ticker.SYSTEM, 100, line -> {})) {
      levels.change(
          new LevelOrder(
              contexts.all().get(0),
              List.of("a"),
              Level.DEBUG,
              Duration.ofMillis(1),
              null,
              "t",
              false));
      Thread thread =
          Thread.getAllStackTraces().keySet().stream()
              .filter(known -> known.getName().equals("hotpath-levels"))
              .findFirst()
              .orElseThrow();
      assertThat(thread.isDaemon()).isTrue();
      assertThat(thread.getContextClassLoader()).isNull();

      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (all.get(0).configured("a") != null && System.nanoTime() < end) {
        Thread.sleep(10);
      }
      assertThat(all.get(0).configured("a")).isNull();
    }
  }
}
