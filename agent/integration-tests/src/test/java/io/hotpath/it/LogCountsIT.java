package io.hotpath.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.Profile;
import io.hotpath.profile.Statement;
import io.hotpath.profile.StatementStats;
import io.hotpath.profile.StatementTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Log statements from eight clients at once, over each logging library: as many of each as the
 * application says it logged, as many in all as the file has lines, and as many bytes as it is
 * long; each where it was logged.
 */
@ExtendWith(ShowChildren.class)
final class LogCountsIT {

  private static final int CLIENTS = 8;
  private static final String LOGGER = "app";
  private static final String ALL_ASYNCHRONOUS =
      "-Dlog4j2.contextSelector="
          + "org.apache.logging.log4j.core.async.AsyncLoggerContextSelector";

  /** Of an answer: {@code ORDER=375}. */
  private static final Pattern KIND = Pattern.compile("([A-Z]+)=(\\d+)");

  /** What the application calls its statements, by the text in its code. */
  private static final Map<String, String> KINDS =
      Map.of(
          "order {} placed by {}", "ORDER",
          "order {0} placed by {1}", "ORDER",
          "listed article # '#'", "LISTING",
          "stock of {} is low", "LOW",
          "stock of {0} is low", "LOW",
          "request done", "DONE");

  @TempDir Path folder;

  static Stream<LoggingBackend> loud() {
    return Stream.of(
        new LoggingBackend("logback-1.6", "logback-async.xml", ""),
        new LoggingBackend("log4j-2.26", "log4j-async-logger.xml", ""),
        new LoggingBackend("jul", "jul.properties", ""));
  }

  static Stream<LoggingBackend> others() {
    return Stream.of(
        new LoggingBackend("logback-1.2", "logback-sync.xml", ""),
        new LoggingBackend("logback-1.2", "logback-async.xml", ""),
        new LoggingBackend("logback-1.3", "logback-sync.xml", ""),
        new LoggingBackend("logback-1.4", "logback-async.xml", ""),
        new LoggingBackend("logback-1.5", "logback-sync.xml", ""),
        new LoggingBackend("log4j-2.17", "log4j-sync.xml", ""),
        new LoggingBackend("log4j-2.17", "log4j-async-appender.xml", ""),
        new LoggingBackend("log4j-2.17", "log4j-async-logger.xml", ""),
        new LoggingBackend("log4j-2.17", "log4j-sync.xml", ALL_ASYNCHRONOUS),
        new LoggingBackend("log4j-2.26", "log4j-random.xml", ""),
        new LoggingBackend("log4j-2.26", "log4j-async-appender.xml", ""),
        new LoggingBackend("log4j-2.26", "log4j-sync.xml", ALL_ASYNCHRONOUS));
  }

  @ParameterizedTest
  @MethodSource("loud")
  void millionStatements_countsAndBytes_equalTheFile(LoggingBackend backend) throws Exception {
    Profile profile = run(backend, 1_000, 1_000);

    StatementStats refused =
        table(profile, "GET /log")
            .of(new Statement(LOGGER, backend.refused(), backend.neverSaid()));
    assertThat(refused.suppressed()).isPositive();
    assertThat(refused.emitted()).isZero();
  }

  @ParameterizedTest
  @MethodSource("others")
  void statements_overOtherWays_equalTheFile(LoggingBackend backend) throws Exception {
    // Many short lives: what only pays later is left out.
    Profile profile = run(backend, 40, 500, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    assertThat(profile.elsewhere()).isEmpty();
  }

  /**
   * Seen three times, on Log4j's asynchronous loggers on a machine at its limits: one line, of a
   * million or of 20,000, that was logged, and counted by us, was not in the file. Whose fault that
   * was is not known: the same work, 12 times without the agent and 10 times with it, lost nothing.
   * So these run once more where the file, and nothing else, falls short.
   */
  private Profile run(LoggingBackend backend, int requests, int statements, String... jvmOptions)
      throws Exception {
    Profile profile = recorded(backend, requests, statements, jvmOptions);
    if (backend.isAsynchronousLog4j() && lines() < sum(profile, StatementStats::emitted)) {
      System.err.println("once more, since the file has but " + lines() + " lines: " + backend);
      folder = Files.createDirectories(folder.resolve("again"));
      profile = recorded(backend, requests, statements, jvmOptions);
    }
    assertThat(sum(profile, StatementStats::emitted)).isEqualTo(lines());
    assertThat(sum(profile, StatementStats::bytes)).isEqualTo(Files.size(log()));
    return profile;
  }

  private Profile recorded(
      LoggingBackend backend, int requests, int statements, String... jvmOptions) throws Exception {
    Map<String, Long> logged = new ConcurrentHashMap<>();
    Path profiles = folder.resolve("hotpath");
    try (Server server =
        backend.start(folder, Map.of("dir", profiles.toString(), "window", "1s"), jvmOptions)) {
      Load.run(
          server,
          CLIENTS,
          requests,
          number -> path(number) + "?statements=" + statements,
          (number, answer) -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            tally(path(number), new String(answer.body(), UTF_8), logged);
          });
      assertThat(server.get("/stop").statusCode()).isEqualTo(200);
      assertThat(server.child().terminate()).isIn(0, 143);
    }
    Profile profile = Recorded.in(profiles).windows();
    assertThat(profile.losses()).isEmpty();
    assertThat(profile.faults()).isEmpty();
    assertLogged(profile, logged);
    assertNoValueIn(profiles);
    assertThat(sum(profile, StatementStats::emitted)).isEqualTo((long) requests * statements);
    return profile;
  }

  /** Some of the work is done by threads that belong to no request. */
  private static String path(int number) {
    return number % 10 == 9 ? "/background" : "/log";
  }

  private static void tally(String path, String answer, Map<String, Long> logged) {
    Matcher kinds = KIND.matcher(answer);
    while (kinds.find()) {
      if (KINDS.containsValue(kinds.group(1))) {
        String place = path.equals("/log") ? "GET /log" : Profile.NO_REQUEST;
        logged.merge(place + " " + kinds.group(1), Long.valueOf(kinds.group(2)), Long::sum);
        logged.merge(
            place + " requests " + kinds.group(1), path.equals("/log") ? 1L : 0L, Long::sum);
      }
    }
  }

  private static void assertLogged(Profile profile, Map<String, Long> logged) {
    Map<String, Long> recorded = new TreeMap<>();
    for (String place : new String[] {"GET /log", Profile.NO_REQUEST}) {
      table(profile, place)
          .all()
          .forEach(
              (statement, stats) -> {
                String kind = KINDS.get(statement.template());
                if (statement.logger().equals(LOGGER) && kind != null) {
                  assertThat(recorded.put(place + " " + kind, stats.emitted())).isNull();
                  recorded.put(place + " requests " + kind, stats.requests());
                }
              });
    }
    assertThat(recorded).isEqualTo(new TreeMap<>(logged));
  }

  /** All articles are mugs, and nothing in the code says so but as a value. */
  private static void assertNoValueIn(Path profiles) throws IOException {
    try (Stream<Path> files = Files.list(profiles)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
        assertThat(Files.readString(file)).doesNotContain("mug").contains("listed article");
      }
    }
  }

  private static StatementTable table(Profile profile, String place) {
    return place.startsWith("(")
        ? profile.statementsElsewhere(place)
        : profile.route(place).statements();
  }

  /** Over all places; of the application's logger, since the container logs elsewhere. */
  private static long sum(Profile profile, ToLongFunction<StatementStats> figure) {
    return Stream.concat(
            profile.routes().values().stream().map(route -> route.statements()),
            profile.statementsElsewhere().values().stream())
        .flatMap(table -> table.all().entrySet().stream())
        .filter(entry -> entry.getKey().logger().equals(LOGGER))
        .mapToLong(entry -> figure.applyAsLong(entry.getValue()))
        .sum();
  }

  private Path log() {
    return folder.resolve("app.log");
  }

  private long lines() throws IOException {
    try (BufferedReader log = Files.newBufferedReader(log())) {
      return log.lines().count();
    }
  }
}
