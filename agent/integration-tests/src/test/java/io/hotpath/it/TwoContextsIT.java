package io.hotpath.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.it.levels.TwoApplications;
import io.hotpath.levels.door.Door;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Statement;
import io.hotpath.profile.StatementTable;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two web applications in one Tomcat, each with a Logback of its own, under one agent. */
@ExtendWith(ShowChildren.class)
final class TwoContextsIT {

  private static final Path LOGBACK =
      Path.of("..", "..", "samples", "logging", "target", "backends", "logback-1.5");
  private static final Statement INFO = new Statement("page", "INFO", "page of {}");
  private static final Statement DEBUG = new Statement("page", "DEBUG", "details of {}");

  @TempDir Path folder;

  @Test
  void contexts_ofTwoApplications_areRankedApartAndChangedByName() throws Exception {
    try (Child child = start()) {
      Server server = Server.at(child, Integer.parseInt(child.awaitOutput("(?m)^ready (\\d+)$")));
      Door door = new Door(Plain.consolePort(child), "", Plain.TOKEN);
      visit(server, "/one/page", 20);
      visit(server, "/two/page", 30);
      assertThat(door.get("/actuator/contexts").body()).contains("\"one\":{", "\"two\":{");

      String loggers = "/actuator/contexts/two/loggers/";
      String level = "{\"configuredLevel\":\"DEBUG\"}";
      assertThat(door.post(loggers + "page", level).status()).isEqualTo(204);
      assertThat(door.get(loggers + "page").body()).contains("\"effectiveLevel\":\"DEBUG\"");
      assertThat(door.get("/actuator/contexts/one/loggers/page").body())
          .contains("\"effectiveLevel\":\"INFO\"");
      visit(server, "/one/page", 5);
      visit(server, "/two/page", 7);
      assertThat(child.terminate()).isIn(0, 143);
    }

    Profile profile = Recorded.in(folder.resolve("profile")).windows();
    assertThat(profile.faults()).isEmpty();
    assertLogged(profile, "one", 25, 0);
    assertLogged(profile, "two", 37, 7);
  }

  private void assertLogged(Profile profile, String application, int info, int debug)
      throws Exception {
    StatementTable table = profile.route("GET /" + application + "/page").statements();
    assertThat(table.of(INFO).emitted()).isEqualTo(info);
    assertThat(table.of(DEBUG).emitted()).isEqualTo(debug);
    assertThat(table.of(INFO).bytes() + table.of(DEBUG).bytes())
        .isEqualTo(Files.size(folder.resolve(application + ".log")));
  }

  private static void visit(Server server, String path, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      assertThat(server.get(path).statusCode()).isEqualTo(200);
    }
  }

  private Child start() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Jvm.own().java());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(
        Installation.AGENT.jvmOptions(
            Map.of(
                "dir", "" + folder.resolve("profile"),
                "console", "127.0.0.1:0",
                "token.file", "" + Plain.token())));
    String classes = Path.of("target", "test-classes").toAbsolutePath().toString();
    command.add("-cp");
    command.add(Container.TOMCAT_10.libraries() + "/*" + File.pathSeparator + classes);
    command.add(TwoApplications.class.getName());
    command.addAll(List.of("" + LOGBACK.toAbsolutePath().normalize(), "" + folder));
    return Child.start(command);
  }
}
