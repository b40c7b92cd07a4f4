package io.hotpath.samples.mongo.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.samples.mongo.launch.WebServer;
import io.hotpath.samples.mongo.server.CommandCount;
import io.hotpath.samples.mongo.server.CommandKey;
import io.hotpath.samples.mongo.server.Failure;
import io.hotpath.samples.mongo.server.ServerSettings;
import io.hotpath.samples.mongo.server.TestMongoServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same class files with every version of the driver: the same answers, twice. */
final class DriverVersionsTest {

  private static final Map<String, String> ANSWERS = new TreeMap<>();

  static {
    ANSWERS.put("/findOne", "findOne 21");
    ANSWERS.put("/find?docs=500&batch=100", "find 500 24750");
    ANSWERS.put("/nplus1?n=20", "nplus1 20");
    ANSWERS.put("/duplicates?n=4", "duplicates 4");
    ANSWERS.put("/paging", "paging 100");
    ANSWERS.put("/aggregate", "aggregate 5 4500");
    ANSWERS.put("/distinct", "distinct 10");
    ANSWERS.put("/count", "count 100");
    ANSWERS.put("/estimate", "estimate 1000");
    ANSWERS.put("/cursorClosedEarly", "cursorClosedEarly 3");
    ANSWERS.put("/insertMany?n=2500", "insertMany 2500");
    ANSWERS.put("/bulk", "bulk 2 3 1");
    ANSWERS.put("/update", "update 1");
    ANSWERS.put("/upsert", "upsert one");
    ANSWERS.put("/delete", "delete 1");
    ANSWERS.put("/findAndModify", "findAndModify 5");
    ANSWERS.put("/fail?secret=s3cr3t", "fail 11000");
    ANSWERS.put("/retry", "retry 0 none");
    ANSWERS.put("/transaction", "transaction transaction");
    ANSWERS.put("/async", "async 100");
    ANSWERS.put("/startup", "startup count 0");
    ANSWERS.put("/marked?secret=s3cr3t", "marked 0");
    ANSWERS.put("/legacyFind", "legacyFind 100 21 100");
  }

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void quiet() {
    Logger.getLogger("").setLevel(Level.OFF);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.12", "3.12-uber", "4.4", "4.11", "5"})
  void everyPath_withEachVersion_answersTheSame(String version) throws Exception {
    try (TestMongoServer server =
            TestMongoServer.start(ServerSettings.SINGLE.withReplicaSet("rs0"));
        DriverVersion application = DriverVersion.of(version);
        WebServer web = application.start(server.uri())) {
      for (int round = 0; round < 2; round++) {
        for (String path : ANSWERS.keySet()) {
          assertThat(get(web, path)).as(path).isEqualTo(ANSWERS.get(path));
        }
      }
      countsEqual(server, get(web, "/mixed?ops=500&seed=7"));
      retries(server, web);
    }
  }

  /** What the application says it did is what came to the server. */
  private static void countsEqual(TestMongoServer server, String mixed) {
    for (String kind : mixed.split(" ", -1)) {
      if (kind.startsWith("UPDATE=")) {
        String operations = kind.substring("UPDATE=".length(), kind.indexOf('/'));
        assertThat(server.counts().get(new CommandKey("test", "mixed_update", "update")))
            .isEqualTo(new CommandCount(Long.parseLong(operations), 0));
        return;
      }
    }
    throw new AssertionError("no updates in " + mixed);
  }

  private void retries(TestMongoServer server, WebServer web) throws Exception {
    server.reset();
    server.fail(Failure.once("update", 89, "NetworkTimeout", "RetryableWriteError"));
    server.fail(Failure.once("find", 89, "NetworkTimeout"));

    assertThat(get(web, "/retry")).isEqualTo("retry 0 none");

    assertThat(server.counts())
        .containsEntry(new CommandKey("test", "retried", "update"), new CommandCount(2, 1))
        .containsEntry(new CommandKey("test", "retried", "find"), new CommandCount(2, 1));
  }

  private String get(WebServer web, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path)).build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return answer.body();
  }
}
