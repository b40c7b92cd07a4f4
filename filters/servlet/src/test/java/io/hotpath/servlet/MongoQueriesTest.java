package io.hotpath.servlet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.hotpath.mongo.MongoProfiling;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryStats;
import io.hotpath.samples.mongo.server.CommandCount;
import io.hotpath.samples.mongo.server.CommandKey;
import io.hotpath.samples.mongo.server.ServerSettings;
import io.hotpath.samples.mongo.server.TestMongoServer;
import java.nio.file.Path;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a client asks whose settings have Hotpath's listeners, in an application without the agent.
 */
class MongoQueriesTest {

  private static final Query FIND = new Query("test.items", "find", "{_id: ?} limit");
  private static final Query INSERT = new Query("test.items", "insert", "");

  private final TestMongoServer server = TestMongoServer.start(ServerSettings.SINGLE);
  private final MongoClient client =
      MongoClients.create(
          MongoProfiling.configure(MongoClientSettings.builder())
              .applyConnectionString(new ConnectionString(server.uri()))
              .build());
  private final MongoCollection<Document> items = client.getDatabase("test").getCollection("items");

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private Profile ask(Path folder, int requests, int finds) throws Exception {
    Site site = new Site().profiled(Map.of("dir", folder.resolve("profiles").toString()));
    site.page(
        "/items",
        (request, response) -> {
          for (int i = 0; i < finds; i++) {
            requireNonNull(items.find(Filters.eq("_id", i)).first());
          }
          response.getWriter().print("found");
        });
    try (Container container = Container.jetty(site, folder)) {
      for (int i = 0; i < requests; i++) {
        assertThat(Answer.to(container.port(), "GET /items").body()).isEqualTo("found");
      }
    }
    return Profiles.in(folder.resolve("profiles"));
  }

  @Test
  void queries_ofRequests_areCountedAsTheServerDoes(@TempDir Path folder) throws Exception {
    for (int i = 0; i < 7; i++) {
      items.insertOne(new Document("_id", i).append("text", "secret" + i));
    }

    Profile profile = ask(folder, 10, 7);

    Map<Query, QueryStats> asked = profile.route("GET /items").queries().all();
    assertThat(asked).containsOnlyKeys(FIND);
    QueryStats find = requireNonNull(asked.get(FIND));
    assertThat(find.operations()).isEqualTo(70);
    assertThat(server.counts().get(new CommandKey("test", "items", "find")))
        .isEqualTo(new CommandCount(70, 0));
    assertThat(find.returned()).isEqualTo(70);
    assertThat(find.varying().requests()).isEqualTo(10);
    assertThat(find.poolOperations()).isEqualTo(70);
  }

  @Test
  void queries_betweenRequests_belongToNoRequest(@TempDir Path folder) throws Exception {
    Site site = new Site().profiled(Map.of("dir", folder.resolve("profiles").toString()));
    site.page("/", (request, response) -> {});
    try (Container container = Container.jetty(site, folder)) {
      // Recording begins with the first request.
      Answer.to(container.port(), "GET /");
      items.insertOne(new Document("_id", 1));
    }

    Profile profile = Profiles.in(folder.resolve("profiles"));

    assertThat(profile.route("GET /").queries().isEmpty()).isTrue();
    assertThat(requireNonNull(profile.elsewhere().get(Profile.NO_REQUEST)).all())
        .containsOnlyKeys(INSERT);
  }
}
