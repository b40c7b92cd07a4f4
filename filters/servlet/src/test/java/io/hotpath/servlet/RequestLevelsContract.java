package io.hotpath.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Requests that bring the key log at levels of their own, and nobody else does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RequestLevelsContract {

  private static final String KEY = "0123456789abcdef";

  private final Container.Kind kind;
  private final Logger logger = (Logger) LoggerFactory.getLogger("levels.page.Own");
  private final Logger parent = (Logger) LoggerFactory.getLogger("levels");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private Container container;

  RequestLevelsContract(Container.Kind kind) {
    this.kind = kind;
  }

  @BeforeEach
  void forget() {
    lines.list.clear();
  }

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    lines.start();
    parent.setLevel(Level.WARN);
    parent.addAppender(lines);
    Site site =
        new Site()
            .profiled(Map.of("key", KEY, "dir", folder.resolve("profiles").toString()))
            .page("/page", (request, response) -> log(request.getQueryString()))
            .page("/forward", (q, r) -> q.getRequestDispatcher("/page").forward(q, r))
            .page(
                "/async",
                (request, response) -> {
                  log("first");
                  if (request.getDispatcherType() == DispatcherType.REQUEST) {
                    AsyncContext async = request.startAsync();
                    new Thread(() -> async.dispatch("/page?second")).start();
                  }
                })
            .page(
                "/broken",
                (request, response) -> {
                  log("broken");
                  throw new IllegalStateException("broken");
                });
    container = kind.start(site, Files.createDirectories(folder.resolve("files")));
  }

  @AfterAll
  void stop() {
    container.close();
    parent.setLevel(null);
    parent.detachAppender(lines);
    assertThat(parent.getLoggerContext().getTurboFilterList()).isEmpty();
  }

  private void log(String what) {
    logger.debug("debug {}", what);
    logger.warn("warn {}", what);
  }

  private List<String> logged() {
    return List.copyOf(lines.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private void get(String path, String... headers) throws Exception {
    Answer unused = Answer.to(container.port(), "GET " + path, headers);
  }

  private void get(String path, String levels) throws Exception {
    get(path, "Hotpath-Key: " + KEY, "Hotpath-Log-Level: " + levels);
  }

  @Test
  void request_withKeyAndLevel_logsAtItAlone() throws Exception {
    for (int i = 0; i < 20; i++) {
      get("/page?plain" + i);
      get("/page?own" + i, "levels.page=DEBUG");
    }

    assertThat(logged()).filteredOn(line -> line.startsWith("warn")).hasSize(40);
    assertThat(logged())
        .filteredOn(line -> line.startsWith("debug"))
        .hasSize(20)
        .allMatch(line -> line.startsWith("debug own"));
  }

  @Test
  void request_withALesserLevel_logsLess() throws Exception {
    get("/page?less", "levels=ERROR,other=TRACE");

    assertThat(logged()).isEmpty();
  }

  @Test
  void request_ofMoreLoggers_takesTheNearest() throws Exception {
    get("/page?near", "ROOT=TRACE, levels.page.Own=warn, levels.page.Ow=TRACE");

    assertThat(logged()).containsExactly("warn near");
  }

  @Test
  void request_withoutTheProofOrWithNonsense_logsAsSet() throws Exception {
    get("/page?1", "Hotpath-Log-Level: levels=DEBUG");
    get("/page?2", "Hotpath-Key: wrong", "Hotpath-Log-Level: levels=DEBUG");
    get("/page?3&hotpath-key=" + KEY, "Hotpath-Log-Level: levels=DEBUG");
    get("/page?4", "levels");
    get("/page?5", "levels=LOUD");
    get("/page?6", "levels=DEBUG,=DEBUG");
    get("/page?7", "x".repeat(5_000) + "=DEBUG");

    assertThat(logged()).hasSize(7).allMatch(line -> line.startsWith("warn"));
  }

  @Test
  void request_dispatchedForwardedOrBroken_keepsItsLevelToTheEnd() throws Exception {
    get("/forward?on", "levels=DEBUG");
    get("/async", "levels=DEBUG");
    get("/broken", "levels=DEBUG");
    get("/page?after");

    assertThat(logged())
        .containsExactly(
            "debug on",
            "warn on",
            "debug first",
            "warn first",
            "debug second",
            "warn second",
            "debug broken",
            "warn broken",
            "warn after");
  }

  @Test
  void configuration_readAnew_isFollowed() throws Exception {
    get("/page?before", "levels=DEBUG");
    parent.getLoggerContext().resetTurboFilterList();
    get("/page?after", "levels=DEBUG");

    assertThat(logged()).contains("debug before", "debug after");
  }
}
