package io.hotpath.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.it.fault.FaultAgent;
import io.hotpath.it.fault.Faults;
import io.hotpath.profile.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever fails where log statements are recorded, the application's log is complete. */
@ExtendWith(ShowChildren.class)
final class LogFaultIT {

  private static final int CLIENTS = 8;
  private static final int REQUESTS = 40;
  private static final int STATEMENTS = 250;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} {1} every {2}: {3}")
  @CsvSource({
    "logback-1.5, logback-sync.xml, 3, LogBridge#eventEmitted;LogBridge#eventEnded;"
        + "LogBridge#bytesWritten;logging.LogbackReader#emits",
    "logback-1.2, logback-async.xml, 5, LogBridge#eventWritten;LogBridge#eventEnqueued;"
        + "recorder.LogEvents#begins;recorder.LogEvents#ends;"
        + "recorder.SamplingSlices#isCounting",
    "log4j-2.26, log4j-async-logger.xml, 5, LogBridge#eventEmitted;LogBridge#eventWritten;"
        + "recorder.template.MessageTexts#of;recorder.LogEntries#emitted;LogReaders#of",
    "jul, jul.properties, 3, LogBridge#eventEmitted;LogBridge#callRefused;"
        + "logging.JulReader#emits;recorder.StatementNumbers#of",
  })
  void hooks_thatThrow_loseNoLine(String version, String configuration, int every, String methods)
      throws Exception {
    LoggingBackend backend = new LoggingBackend(version, configuration, "");
    Path profiles = folder.resolve("hotpath");
    try (Server server =
        backend.start(
            folder, Map.of("dir", profiles.toString(), "window", "1s"), faults(every, methods))) {
      Load.run(
          server,
          CLIENTS,
          REQUESTS,
          number -> "/log?statements=" + STATEMENTS,
          (number, answer) -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(new String(answer.body(), UTF_8)).contains("REFUSED=" + STATEMENTS);
          });
      assertThat(server.get("/stop").statusCode()).isEqualTo(200);
      assertThat(server.child().terminate()).isIn(0, 143);
      assertThat(server.child().err()).contains("fault: rewrote").doesNotContain("fault: there");
    }

    try (var log = Files.lines(folder.resolve("app.log"))) {
      assertThat(log.count()).isEqualTo((long) REQUESTS * STATEMENTS);
    }
    Profile profile = Recorded.in(profiles).windows();
    assertThat(profile.faults().keySet()).anyMatch(fault -> fault.contains("struck"));
  }

  private String faults(int every, String methods) throws Exception {
    Path jar = AgentJar.write(folder.resolve("fault.jar"), FaultAgent.class, Faults.class);
    return "-javaagent:" + jar + "=" + every + ":" + methods;
  }
}
