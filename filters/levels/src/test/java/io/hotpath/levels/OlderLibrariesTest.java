package io.hotpath.levels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same code beside the oldest libraries that it is for, each in a class loader of its own. */
final class OlderLibrariesTest {

  /** Defines our typed code beside the library, as the agent does. */
  private static final class Beside extends URLClassLoader {
    private final String typed;

    Beside(Path folder, String typed) throws IOException {
      super(urls(folder), ClassLoader.getPlatformClassLoader());
      this.typed = typed;
    }

    private static URL[] urls(Path folder) throws IOException {
      List<URL> urls = new ArrayList<>();
      try (Stream<Path> jars = Files.list(folder)) {
        for (Path jar : jars.toList()) {
          urls.add(jar.toUri().toURL());
        }
      }
      return urls.toArray(new URL[0]);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!name.startsWith("io.hotpath.")) {
        return super.findClass(name);
      }
      if (!name.startsWith(typed)) {
        return OlderLibrariesTest.class.getClassLoader().loadClass(name);
      }
      String file = "/" + name.replace('.', '/') + ".class";
      try (InputStream in = LogContext.class.getResourceAsStream(file)) {
        byte[] bytes = in == null ? new byte[0] : in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  private final SetTicker ticker = new SetTicker();
  private final List<String> audit = new ArrayList<>();
  private final Levels levels = new Levels(ticker, 10, audit::add, false);

  @ParameterizedTest
  @CsvSource({
    "logback-1.2, ch.qos.logback.classic.LoggerContext, logback.LogbackContext",
    "logback-1.3, ch.qos.logback.classic.LoggerContext, logback.LogbackContext",
    "log4j-2.17, org.apache.logging.log4j.core.LoggerContext, log4j.Log4jContext",
  })
  void library_ofItsTime_isChangedWatchedAndPutBack(String folder, String library, String ours)
      throws Exception {
    String name = LogContext.class.getPackageName() + "." + ours;
    String typed = name.substring(0, name.lastIndexOf('.') + 1);
    try (Beside loader = new Beside(Path.of("target", folder), typed)) {
      Object made = context(loader.loadClass(library));
      LogContext context =
          (LogContext)
              loader
                  .loadClass(name)
                  .getConstructor(Object.class, String.class)
                  .newInstance(made, "old");
      context.set(LogContext.ROOT, "INFO");
      Contexts.Named named = new Contexts(() -> List.of(context)).all().get(0);
      changeAndEnd(named);
      changeAndFlood(named, made);
      context.set("kept", "WARN");
      inheritAndEnd(named);
      context.close();
    }
  }

  private static Object context(Class<?> type) throws ReflectiveOperationException {
    Object made =
        type.getName().contains("log4j")
            ? type.getConstructor(String.class).newInstance("")
            : type.getConstructor().newInstance();
    type.getMethod("start").invoke(made);
    return made;
  }

  private void change(Contexts.Named named, String logger, String level) throws Refusal {
    levels.change(
        new LevelOrder(
            named,
            List.of(logger),
            level.isEmpty() ? null : Level.named(level),
            Duration.ofMinutes(1),
            null,
            "tester",
            false));
  }

  private void changeAndEnd(Contexts.Named named) throws Refusal {
    change(named, "a.b", "DEBUG");
    assertThat(named.context().configured("a.b")).isEqualTo("DEBUG");
    assertThat(named.context().effective("a.b.c")).isEqualTo("DEBUG");

    ticker.advanceMillis(60_000);
    levels.work();

    assertThat(named.context().configured("a.b")).isNull();
    assertThat(named.context().effective("a.b.c")).isEqualTo("INFO");
    assertThat(named.context().gate().isNeeded()).isFalse();
  }

  private void changeAndFlood(Contexts.Named named, Object made) throws Exception {
    change(named, "a", "DEBUG");
    Object logger = made.getClass().getMethod("getLogger", String.class).invoke(made, "a.b");
    for (int i = 0; i < 11; i++) {
      logger.getClass().getMethod("debug", String.class).invoke(logger, "counted");
    }
    levels.work();

    assertThat(named.context().configured("a")).isNull();
    assertThat(audit.get(audit.size() - 1)).endsWith("more than 10 lines a second");
  }

  private void inheritAndEnd(Contexts.Named named) throws Refusal {
    change(named, "kept", "");
    assertThat(named.context().configured("kept")).isNull();
    assertThat(named.context().effective("kept")).isEqualTo("INFO");

    ticker.advanceMillis(60_000);
    levels.work();

    assertThat(named.context().configured("kept")).isEqualTo("WARN");
  }
}
