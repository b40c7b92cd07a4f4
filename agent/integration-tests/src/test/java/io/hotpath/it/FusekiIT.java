package io.hotpath.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.RequestProfile;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Apache Jena Fuseki, the published executable jar, with and without the agent. */
@ExtendWith(ShowChildren.class)
final class FusekiIT {

  private static final Path JAR =
      Path.of("target", "fuseki", "jena-fuseki-server.jar").toAbsolutePath();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final int CONCURRENT = 40;

  /**
   * What differs between two runs without any agent: the date, the request's id, and whether Jetty
   * closes a connection, which it does if an error is answered before the request's body is there.
   */
  private static final Set<String> VARYING = Set.of("date", "fuseki-request-id", "connection");

  @TempDir Path folder;

  @Test
  void fuseki_onOwnJdk_isRecordedAndAnswersTheSame() throws Exception {
    compare(Jvm.own());
  }

  @Test
  void fuseki_onRecentJdk_isRecordedAndAnswersTheSame() throws Exception {
    compare(Jvm.assumed(Jvm.recent()));
  }

  private void compare(Jvm jvm) throws Exception {
    int port = freePort();
    List<String> plain = answers(jvm, port, List.of());
    Path profiles = folder.resolve("profile");
    List<String> profiled =
        answers(
            jvm, port, List.of("-javaagent:" + Installation.JAR + "=requests=all,dir=" + profiles));

    assertThat(profiled).hasSameSizeAs(plain);
    for (int i = 0; i < plain.size(); i++) {
      assertThat(profiled.get(i)).as("answer %d", i).isEqualTo(plain.get(i));
    }
    Recorded recorded = Recorded.in(profiles);
    assertThat(recorded.damages()).isEmpty();
    // Besides those whose answers are compared: each that was asked for until the server was ready.
    List<RequestProfile> asked =
        recorded.requests().stream().filter(request -> !request.route().endsWith(" /ds")).toList();
    assertThat(asked).hasSize(plain.size());
    assertThat(asked).extracting(RequestProfile::status).contains(200, 400, 404, 405);
    assertThat(asked).extracting(RequestProfile::id).doesNotHaveDuplicates();
    assertThat(recorded.windows().requests()).isEqualTo(recorded.requests().size());
    assertThat(recorded.windows().faults()).isEmpty();
    assertThat(top(profiles)).contains("org.apache.jena.sparql", "org.apache.jena.fuseki");
  }

  private static List<String> answers(Jvm jvm, int port, List<String> options) throws Exception {
    List<String> command = new ArrayList<>(List.of(jvm.java()));
    command.addAll(options);
    command.addAll(List.of("-jar", JAR.toString(), "--localhost", "--port", "" + port));
    command.addAll(List.of("--mem", "--update", "/ds"));
    try (Child fuseki = Child.start(command)) {
      assertThat(Child.await(60, () -> isUp(port))).as(fuseki::described).isTrue();
      List<String> answers = drive(port);
      int status = fuseki.terminate();
      assertThat(status).isIn(0, 143);
      return answers;
    }
  }

  private static boolean isUp(int port) {
    try {
      return send(get(port, "/ds")).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Updates in turn, since their order matters, then queries and errors at the same time. */
  private static List<String> drive(int port) throws Exception {
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String data = "INSERT DATA { <urn:s" + i + "> <urn:p> " + i + " , \"" + i + "\"@en }";
      answers.add(shown(send(post(port, "/ds/update", "update", data))));
    }
    List<CompletableFuture<HttpResponse<byte[]>>> running = new ArrayList<>();
    for (int i = 0; i < CONCURRENT; i++) {
      running.add(CLIENT.sendAsync(query(port, i), BodyHandlers.ofByteArray()));
    }
    for (CompletableFuture<HttpResponse<byte[]>> answer : running) {
      answers.add(shown(answer.get()));
    }
    return answers;
  }

  private static HttpRequest query(int port, int i) {
    String all = "SELECT ?s ?o { ?s <urn:p> ?o } ORDER BY ?s ?o LIMIT " + (1 + i);
    return switch (i % 8) {
      case 0 -> post(port, "/ds/query", "query", "SELECT bad {");
      case 1 -> post(port, "/nothing/query", "query", all);
      case 2 -> HttpRequest.newBuilder(uri(port, "/ds/update")).DELETE().build();
      case 3 -> post(port, "/ds/query", "query", "ASK { <urn:s" + i + "> ?p ?o }");
      case 4 -> get(port, "/ds/query?query=" + encoded(all));
      default -> post(port, "/ds/query", "query", all);
    };
  }

  private static HttpRequest post(int port, String path, String field, String value) {
    return HttpRequest.newBuilder(uri(port, path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .timeout(Duration.ofSeconds(30))
        .POST(BodyPublishers.ofString(field + "=" + encoded(value)))
        .build();
  }

  private static HttpRequest get(int port, String path) {
    return HttpRequest.newBuilder(uri(port, path)).timeout(Duration.ofSeconds(30)).build();
  }

  private static URI uri(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static HttpResponse<byte[]> send(HttpRequest request)
      throws IOException, InterruptedException {
    return CLIENT.send(request, BodyHandlers.ofByteArray());
  }

  /** Everything but what varies. */
  private static String shown(HttpResponse<byte[]> answer) {
    StringBuilder shown = new StringBuilder().append(answer.statusCode()).append('\n');
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!VARYING.contains(name.toLowerCase(Locale.ROOT))) {
                shown.append(name).append(": ").append(values).append('\n');
              }
            });
    return shown.append(new String(answer.body(), StandardCharsets.UTF_8)).toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String top(Path profiles) throws Exception {
    Child top =
        Child.start(
            List.of(
                Jvm.own().java(), "-jar", Installation.JAR.toString(), "top", profiles.toString()));
    assertThat(top.awaitExit()).as(top::described).isZero();
    return top.out();
  }
}
