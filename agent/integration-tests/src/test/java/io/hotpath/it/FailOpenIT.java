package io.hotpath.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.it.fault.FaultAgent;
import io.hotpath.it.fault.Faults;
import io.hotpath.profile.Loss;
import io.hotpath.profile.Profile;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with Hotpath or its options, the application answers as without it. */
@ExtendWith(ShowChildren.class)
final class FailOpenIT {

  /** The paths of the contract application, but for those that wait and prove nothing more. */
  private static final List<String> PATHS =
      List.of(
          "/plain?n=7",
          "/recurse?depth=4",
          "/items",
          "/rescue",
          "/overflow",
          "/mixed?seed=42",
          "/forward",
          "/include",
          "/error-status",
          "/error-page",
          "/throw",
          "/throw-unmapped",
          "/missing/page",
          "/async-complete",
          "/async-complete-early",
          "/async-start",
          "/async-dispatch",
          "/async-redispatch",
          "/async-timeout",
          "/async-error",
          "/async-slow?ms=10",
          "/stream",
          "/html",
          "/html-gzip",
          "/json",
          "/bytes?n=200000",
          "/session",
          "/plain");

  /** Rounds over all paths, so that faults hit each of them in different places. */
  private static final int ROUNDS = 2;

  private static final Map<Container, List<String>> PLAIN = new ConcurrentHashMap<>();

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} every {1}: {2}")
  @CsvSource({
    "JETTY_EMBEDDED, 7, Bridge#methodEntered;Bridge#methodLeft;Bridge#constructorEntered",
    "JETTY_EMBEDDED, 3, Bridge#requestEntered;Bridge#requestLeft;Bridge#handedOver",
    "JETTY_EMBEDDED, 5, recorder.Recording#attach;recorder.Recording#detach",
    "TOMCAT_10, 11, recorder.CallTree#begins;recorder.CallTree#ends;recorder.CallTree#count;"
        + "recorder.CallTree#keep;recorder.CallTree#open;recorder.CallTree#close",
    "UNDERTOW, 5, recorder.Collector#begin;recorder.Collector#finished;recorder.Collector#takeTree;"
        + "recorder.Recording#end;recorder.Recording#linger;recorder.Recording#resume;"
        + "recorder.Recording#name",
    "TOMCAT_10, 3, servlet.ServletRequests#enter;servlet.ServletRequests#exit;"
        + "servlet.RouteNames#of;servlet.RouteNames#withStatus",
    "JETTY_EMBEDDED, 3, recorder.Recording#end;servlet.RouteNames#withStatus",
    "TOMCAT_10, 3, recorder.Recording#end;profile.Profile#addFault;servlet.AsyncEnd#listen",
    "UNDERTOW, 3, recorder.Collector#work;recorder.Collector#foldFinished;recorder.Window#fold;"
        + "recorder.Recording#endLingering;recorder.Ledger#moveTo",
    "JETTY_EMBEDDED, 40, recorder.ActiveTrees#current;recorder.ActiveTrees#attach;"
        + "recorder.ActiveTrees#detach;ServletHooks#of;recorder.ThreadMeter#cpuNanos"
  })
  void hooks_thatThrow_changeNoAnswer(Container container, int every, String methods)
      throws Exception {
    List<String> plain = plain(container);
    Path profiles = Profiles.newFolder();
    try (Server server =
        start(container, Map.of("dir", "" + profiles, "window", "500ms"), faults(every, methods))) {
      List<String> answers = answers(server);
      assertThat(server.child().isAlive()).isTrue();
      assertThat(answers).isEqualTo(plain);
      assertThat(server.child().terminate()).isIn(0, 143);
      assertThat(server.child().err()).contains("fault: rewrote").doesNotContain("fault: there");
    }
    if (!methods.contains("Profile") && Files.exists(profiles)) {
      Profile recorded = Recorded.in(profiles).windows();
      assertThat(recorded.faults().keySet()).anyMatch(fault -> fault.contains("struck"));
    }
  }

  @Test
  void hooks_thatThrow_areCountedAsFaultsOfTheirPlace() throws Exception {
    Path profiles = Profiles.newFolder();
    try (Server server =
        start(
            Container.JETTY_EMBEDDED,
            Map.of("dir", "" + profiles, "window", "500ms"),
            faults(
                5,
                "Bridge#methodEntered;Bridge#methodLeft;Bridge#constructorEntered;"
                    + "Bridge#requestEntered;Bridge#requestLeft;Bridge#handedOver"))) {
      assertThat(answers(server)).isEqualTo(plain(Container.JETTY_EMBEDDED));
      assertThat(server.child().terminate()).isIn(0, 143);
    }

    Map<String, Long> faults = Recorded.in(profiles).windows().faults();
    for (String place : List.of("enter", "exit", "count", "begin", "end", "task")) {
      assertThat(faults.keySet()).anyMatch(fault -> fault.startsWith("hook " + place + ": "));
    }
    for (Class<?> thrown :
        List.of(
            IllegalStateException.class,
            StackOverflowError.class,
            OutOfMemoryError.class,
            ThreadDeath.class)) {
      assertThat(faults.keySet()).anyMatch(fault -> fault.contains(thrown.getName()));
    }
    assertThat(faults.values().stream().mapToLong(Long::longValue).sum()).isGreaterThan(1_000);
  }

  @Test
  void options_allBroken_costOneLineEachAndAreReplaced() throws Exception {
    Path profiles = Profiles.newFolder();
    Map<String, String> broken =
        Map.ofEntries(
            Map.entry("dir", "" + profiles),
            Map.entry("window", "soon"),
            Map.entry("requests", "some"),
            Map.entry("limit", "0"),
            Map.entry("log", "loud"),
            Map.entry("budget", "lots"),
            Map.entry("budget.quiet", "0s"),
            Map.entry("enabled", "yes"),
            Map.entry("header", "1"),
            Map.entry("inline", "TRUE"),
            Map.entry("key", "secret"),
            Map.entry("cut", "1ms"),
            Map.entry("mongo.advice", "best"),
            Map.entry("console", "0.0.0.0:4040"),
            Map.entry("console.open", "TRUE"),
            Map.entry("log.groups", "db"),
            Map.entry("log.flood", "0"),
            Map.entry("colour", "red"),
            Map.entry("nonsense,limit", "-3"));
    try (Server server = start(Container.JETTY_EMBEDDED, broken, List.of())) {
      assertThat(server.get("/plain").statusCode()).isEqualTo(200);
      assertThat(server.child().terminate()).isIn(0, 143);
      String err = server.child().err();
      assertThat(err).doesNotContain("secret");
      assertThat(complaints(err)).containsExactlyInAnyOrderElementsOf(expected(profiles));
    }
    assertThat(Recorded.in(profiles).windows().requests()).isEqualTo(1);
  }

  private static List<String> expected(Path profiles) {
    return List.of(
        "hotpath: 'nonsense' is not an option: options are name=value, separated by commas; it is"
            + " ignored",
        "hotpath: there is no option 'colour'; it is ignored; options are packages, exclude, dir,"
            + " window, requests, limit, log, budget, budget.quiet, enabled, header, inline, key,"
            + " cut, mongo.advice, console, console.open, token.file, log.groups, log.flood",
        "hotpath: window=soon is not a duration from 100ms to 24h such as 500ms, 10s or 5m;"
            + " window=10s is used instead",
        "hotpath: requests=some is not slowest, all or none; requests=slowest is used instead",
        "hotpath: limit=-3 is not a whole number from 1 to 10000; limit=40 is used instead",
        "hotpath: log=loud is not off, each or a duration from 1s to 24h; log=off is used instead",
        "hotpath: budget=lots is not a share such as 1% or 0.5%; budget=1% is used instead",
        "hotpath: budget.quiet=0s is not a duration from 1s to 24h such as 500ms, 10s or 5m;"
            + " budget.quiet=30s is used instead",
        "hotpath: enabled=yes is not true or false; enabled=true is used instead",
        "hotpath: header=1 is not true or false; header=false is used instead",
        "hotpath: inline=TRUE is not true or false; inline=false is used instead",
        "hotpath: key=... is shorter than 16 characters; no request can show its profile by key",
        "hotpath: cut=1ms is not a duration from 1s to 24h such as 500ms, 10s or 5m; cut=600s is"
            + " used instead",
        "hotpath: mongo.advice=best is not shapes, indexes or explain; mongo.advice=shapes is used"
            + " instead",
        "hotpath: console=0.0.0.0:4040 is not an address of this machine alone (console.open=true"
            + " allows others); console=off is used instead",
        "hotpath: console.open=TRUE is not true or false; console.open=false is used instead",
        "hotpath: log.groups=db is not a name, a colon and loggers such as db:org.mongodb+com.zaxxer"
            + " (at most 50); it is left out",
        "hotpath: log.flood=0 is not a whole number from 1 to 999999; log.flood=1000 is used"
            + " instead",
        "hotpath: profiles are written to " + profiles);
  }

  @Test
  void disabled_agent_saysWritesAndWeavesNothing() throws Exception {
    Path profiles = Profiles.newFolder();
    try (Server server =
        start(
            Container.JETTY_EMBEDDED,
            Map.of("enabled", "false", "dir", "" + profiles, "limit", "40"),
            List.of("-Xlog:class+load:file=" + folder.resolve("loaded.log")))) {
      assertThat(answers(server)).isEqualTo(plain(Container.JETTY_EMBEDDED));
      assertThat(server.child().terminate()).isIn(0, 143);
      assertThat(complaints(server.child().err())).isEmpty();
    }
    assertThat(profiles).doesNotExist();
    String loaded = Files.readString(folder.resolve("loaded.log"));
    assertThat(loaded)
        .contains("io.hotpath.agent.Agent ", "io.hotpath.samples.contract.PlainServlet")
        .doesNotContain("HotpathBridge", "io.hotpath.agent.Weaver", "hotpath.agent.shaded");
  }

  @Test
  void agent_givenTwice_saysSoAndRecordsOnce() throws Exception {
    Path profiles = Profiles.newFolder();
    try (Server server =
        start(
            Container.JETTY_EMBEDDED,
            Map.of("dir", "" + profiles),
            List.of("-javaagent:" + Installation.JAR + "=dir=" + profiles))) {
      assertThat(answers(server)).isEqualTo(plain(Container.JETTY_EMBEDDED));
      assertThat(server.child().terminate()).isIn(0, 143);
      assertThat(complaints(server.child().err()))
          .filteredOn(line -> !line.startsWith("hotpath: profiles are written to "))
          .singleElement()
          .asString()
          .startsWith("hotpath: not started");
    }
    Profile recorded = Recorded.in(profiles).windows();
    assertThat(recorded.requests()).isEqualTo((long) PATHS.size() * ROUNDS);
    assertThat(recorded.faults()).isEmpty();
    assertThat(recorded.losses()).doesNotContainKey(Loss.REQUESTS_DROPPED);
  }

  private static List<String> complaints(String err) {
    return Arrays.stream(err.split("\n", -1)).filter(line -> line.startsWith("hotpath")).toList();
  }

  private List<String> faults(int every, String methods) throws Exception {
    Path jar = AgentJar.write(folder.resolve("fault.jar"), FaultAgent.class, Faults.class);
    return List.of("-javaagent:" + jar + "=" + every + ":" + methods);
  }

  private static Server start(
      Container container, Map<String, String> options, List<String> jvmOptions) throws Exception {
    return Server.start(Jvm.own(), container, Installation.AGENT, options, jvmOptions);
  }

  private static List<String> plain(Container container) throws Exception {
    List<String> known = PLAIN.get(container);
    if (known != null) {
      return known;
    }
    try (Server server =
        Server.start(Jvm.own(), container, Installation.PLAIN, Map.of(), List.of())) {
      List<String> answers = answers(server);
      PLAIN.put(container, answers);
      return answers;
    }
  }

  private static List<String> answers(Server server) throws Exception {
    List<String> answers = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (String path : PATHS) {
        HttpResponse<byte[]> answer = server.get(path);
        String body = new String(answer.body(), StandardCharsets.ISO_8859_1);
        answers.add(path + " " + answer.statusCode() + " " + body);
      }
    }
    return answers;
  }
}
