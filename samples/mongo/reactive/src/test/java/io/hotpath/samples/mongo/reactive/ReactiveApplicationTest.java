package io.hotpath.samples.mongo.reactive;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.samples.mongo.launch.WebServer;
import io.hotpath.samples.mongo.server.ServerSettings;
import io.hotpath.samples.mongo.server.TestMongoServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Its answers, twice. */
final class ReactiveApplicationTest {

  private static final Map<String, String> ANSWERS =
      Map.of("/findOne", "findOne 21", "/nplus1", "nplus1 20");

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void everyPath_answersWhatTheTestsExpect() throws Exception {
    Logger.getLogger("").setLevel(Level.OFF);
    try (TestMongoServer server = TestMongoServer.start(ServerSettings.SINGLE);
        WebServer web = WebServer.start(0, ReactiveApplication.servlets(server.uri()))) {
      for (int round = 0; round < 2; round++) {
        for (String path : ANSWERS.keySet()) {
          URI uri = URI.create("http://127.0.0.1:" + web.port() + path);
          String answer =
              client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
          assertThat(answer).isEqualTo(ANSWERS.get(path));
        }
      }
    }
  }
}
