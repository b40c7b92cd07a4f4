package io.hotpath.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.levels.door.Wire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Levels of an unmodified application under the packaged agent: Logback, Log4j and the JDK's. */
@ExtendWith(ShowChildren.class)
final class LogLevelsIT {

  private static final List<String> LIBRARIES = List.of("logback", "log4j", "jul");

  @ParameterizedTest
  @ValueSource(strings = {"jetty", "tomcat"})
  void request_withKeyAndLevel_logsAtItAloneOnEveryThread(String container) throws Exception {
    try (Plain application = Plain.underAgent(container, "")) {
      for (int i = 0; i < 10; i++) {
        application.get("/log?plain" + i);
        application.get("/log?own" + i, "plain.page=DEBUG");
      }
      application.get("/dispatch?dispatched", "plain=DEBUG");
      application.get("/start?asynchronous", "plain=TRACE");
      application.get("/log?after");

      List<String> expected = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        expected.add("warn plain" + i + " here");
        expected.add("debug own" + i + " here");
        expected.add("warn own" + i + " here");
      }
      for (String own :
          List.of(
              "dispatched here", "dispatched again", "asynchronous here", "asynchronous started")) {
        expected.add("debug " + own);
        expected.add("warn " + own);
      }
      expected.add("warn after here");
      for (String library : LIBRARIES) {
        assertThat(application.logged(library))
            .containsExactlyElementsOf(
                expected.stream().map(line -> library + " " + line).toList());
      }
    }
  }

  @Test
  void contexts_ofThreeLibraries_areChangedEachByItsName() throws Exception {
    try (Plain application = Plain.underAgent("jetty", "")) {
      application.get("/log?first");
      Wire.Answer contexts = application.door().get("/actuator/contexts");
      assertThat(contexts.body())
          .matches(".*\"logback\":.*\"log4j2\":.*\"jul\":.*")
          .contains("\"href\":\"http://127.0.0.1:");

      String name = contexts.body().contains("\"log4j2\":{") ? "log4j2" : "none";
      String path = "/actuator/contexts/" + name + "/loggers/plain.page";
      assertThat(application.door().post(path, "{\"configuredLevel\":\"DEBUG\"}").status())
          .isEqualTo(204);
      application.get("/log?second");

      assertThat(application.logged("logback"))
          .containsExactly("logback warn first here", "logback warn second here");
      assertThat(application.logged("log4j"))
          .containsExactly(
              "log4j warn first here", "log4j debug second here", "log4j warn second here");
      assertThat(application.door().get("/actuator/loggers").body()).contains("plain.page.Logback");
      assertThat(application.door().get("/actuator/contexts/jul/loggers").body())
          .contains("\"ROOT\"")
          .contains("\"plain.page.Jdk\"");
    }
  }

  @Test
  void console_withoutAToken_staysClosedAndSaysSo() throws Exception {
    try (Server server =
        Server.start(
            Jvm.own(),
            Container.JETTY_EMBEDDED,
            Installation.AGENT,
            java.util.Map.of("dir", "" + Profiles.newFolder(), "console", "127.0.0.1:0"),
            List.of())) {
      assertThat(server.get("/plain").statusCode()).isEqualTo(200);
      assertThat(server.child().terminate()).isIn(0, 143);
      assertThat(server.child().err())
          .contains("hotpath: the console stays closed: set token.file or HOTPATH_TOKEN")
          .doesNotContain("console is at");
    }
  }

  @Test
  void console_withoutTheModule_costsOneLine() throws Exception {
    java.nio.file.Path token = java.nio.file.Files.createTempFile("token", "");
    java.nio.file.Files.writeString(token, Plain.TOKEN);
    try (Server server =
        Server.start(
            Jvm.own(),
            Container.JETTY_EMBEDDED,
            Installation.AGENT,
            java.util.Map.of(
                "dir",
                "" + Profiles.newFolder(),
                "console",
                "127.0.0.1:0",
                "token.file",
                "" + token),
            List.of(
                "--limit-modules",
                "java.base,java.instrument,java.logging,java.management,jdk.management,java.naming,"
                    + "java.xml,java.security.jgss,java.desktop,java.sql,jdk.unsupported"))) {
      assertThat(server.get("/plain").statusCode()).isEqualTo(200);
      assertThat(Child.await(10, () -> says(server, "no module jdk.httpserver"))).isTrue();
      assertThat(server.get("/plain").statusCode()).isEqualTo(200);
    }
  }

  private static boolean says(Server server, String text) {
    try {
      return server.child().err().contains(text);
    } catch (java.io.IOException e) {
      return false;
    }
  }
}
