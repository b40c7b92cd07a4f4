package io.hotpath.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A Spring Boot Admin server as it is published lists and changes levels of plain servlet
 * applications, one under the agent and one with our servlet.
 */
@ExtendWith(ShowChildren.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SpringBootAdminIT {

  private static final Path LIBRARIES =
      Path.of("..", "..", "samples", "admin", "target", "lib").toAbsolutePath().normalize();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private Child admin;
  private String address;

  @BeforeAll
  void startAdmin() throws Exception {
    admin =
        Child.start(
            List.of(
                Jvm.own().java(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                LIBRARIES + "/*",
                "io.hotpath.samples.admin.AdminServer",
                "--server.port=0",
                "--server.address=127.0.0.1"),
            Path.of("").toAbsolutePath(),
            Map.of());
    String port = admin.awaitOutput("Tomcat started on port (\\d+)");
    address = "http://127.0.0.1:" + port;
  }

  @AfterAll
  void stopAdmin() {
    admin.close();
  }

  @Test
  void applicationUnderTheAgent_isListedAndChanged() throws Exception {
    try (Plain application = Plain.underAgent("jetty", "")) {
      drive("under-agent", application);
      application.get("/log?raised");
      assertThat(application.logged("logback")).contains("logback debug raised here");
    }
  }

  @Test
  void applicationWithTheServlet_isListedAndChanged() throws Exception {
    try (Plain application = Plain.withServlet("tomcat")) {
      drive("with-servlet", application);
      application.get("/log?raised");
      assertThat(application.logged("logback")).contains("logback debug raised here");
    }
  }

  private void drive(String name, Plain application) throws Exception {
    String id = register(name, application.door().port());
    String loggers = "/instances/" + id + "/actuator/loggers";
    await("/instances/" + id, shown -> shown.contains("\"status\":\"UP\""));
    await("/instances/" + id, shown -> shown.contains("\"id\":\"loggers\""));

    HttpResponse<String> listed = get(loggers);
    assertThat(listed.statusCode()).isEqualTo(200);
    assertThat(listed.body())
        .contains("\"levels\":[\"OFF\",\"ERROR\",\"WARN\",\"INFO\",\"DEBUG\",\"TRACE\"]")
        .contains("\"ROOT\":{\"configuredLevel\":\"ERROR\",\"effectiveLevel\":\"ERROR\"}")
        .contains("\"plain\":{\"configuredLevel\":\"WARN\",\"effectiveLevel\":\"WARN\"}")
        .contains("\"pair\":{\"members\":[\"door.one\",\"door.two\"]}");

    String debug = "{\"configuredLevel\":\"DEBUG\"}";
    assertThat(post(loggers + "/plain", debug).statusCode()).isEqualTo(204);
    assertThat(get(loggers).body())
        .contains(
            "\"plain\":{\"configuredLevel\":\"DEBUG\",\"effectiveLevel\":\"DEBUG\",\"revertsAt\"");
    assertThat(post(loggers + "/plain", "{\"configuredLevel\":\"WARN\"}").statusCode())
        .isEqualTo(204);
    assertThat(get(loggers).body()).doesNotContain("revertsAt");

    // The whole fleet of an application at once, as its view of applications does.
    HttpResponse<String> fleet =
        post("/applications/" + name + "/actuator/loggers/plain.page", debug);
    assertThat(fleet.statusCode()).isEqualTo(200);
    assertThat(fleet.body()).contains("\"instanceId\":\"" + id + "\"", "\"status\":204");
    assertThat(application.child().err())
        .containsPattern(
            "level of plain.page \\(logback\\): inherited WARN -> DEBUG until .*, by "
                + "admin@127.0.0.1");
  }

  private String register(String name, int port) throws Exception {
    String base = "http://127.0.0.1:" + port + "/actuator";
    HttpResponse<String> registered =
        post(
            "/instances",
            ("{'name':'"
                    + name
                    + "','managementUrl':'"
                    + base
                    + "','healthUrl':'"
                    + base
                    + "/health','metadata':{'user.name':'admin','user.password':'"
                    + Plain.TOKEN
                    + "'}}")
                .replace('\'', '"'));
    assertThat(registered.statusCode()).isEqualTo(201);
    return registered.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
  }

  private void await(String path, Predicate<String> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String shown = "";
    while (System.nanoTime() < end) {
      shown = get(path).body();
      if (condition.test(shown)) {
        return;
      }
      Thread.sleep(100);
    }
    assertThat(shown).as("as awaited").isEmpty();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  private HttpResponse<String> post(String path, String json)
      throws IOException, InterruptedException {
    return send(request(path).POST(BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(PATIENCE)
        .header("Accept", "application/json")
        .header("Content-Type", "application/json");
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}
