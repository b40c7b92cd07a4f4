package io.hotpath.samples.mongo.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ClusterType;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The only member of a replica set, through the real driver. */
final class ReplicaSetTest {

  private static final String RETRYABLE = "RetryableWriteError";

  private final TestMongoServer server =
      TestMongoServer.start(ServerSettings.SINGLE.withReplicaSet("rs0"));
  private final MongoClient client = MongoClients.create(server.uri());
  private final MongoDatabase database = client.getDatabase("test");
  private final MongoCollection<Document> items = database.getCollection("items");

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void driver_seesAReplicaSet() {
    assertThat(items.countDocuments()).isZero();
    assertThat(client.getClusterDescription().getType()).isEqualTo(ClusterType.REPLICA_SET);
  }

  @Test
  void failedWrite_isRetried() {
    server.fail(Failure.once("update", 89, "NetworkTimeout", RETRYABLE));

    items.updateOne(new Document("a", 1), new Document("$set", new Document("b", 1)));

    assertThat(server.counts().get(key("items", "update"))).isEqualTo(new CommandCount(2, 1));
  }

  @Test
  void failedRead_isRetried() {
    server.fail(Failure.once("find", 89, "NetworkTimeout"));

    assertThat(items.find().first()).isNull();
    assertThat(server.counts().get(key("items", "find"))).isEqualTo(new CommandCount(2, 1));
  }

  @Test
  void serverThatShutsDown_isFoundAgain() {
    server.fail(Failure.once("insert", 11600, "InterruptedAtShutdown", RETRYABLE));

    items.insertOne(new Document("a", 1));

    assertThat(items.countDocuments()).isEqualTo(1);
    assertThat(server.counts().get(key("items", "insert"))).isEqualTo(new CommandCount(2, 1));
  }

  @Test
  void transaction_isCommitted() {
    try (ClientSession session = client.startSession()) {
      session.startTransaction();
      items.insertOne(session, new Document("a", 1));
      assertThat(items.find(session, new Document("a", 1)).first()).isNotNull();
      session.commitTransaction();
    }

    assertThat(server.counts().get(new CommandKey("admin", "", "commitTransaction")))
        .isEqualTo(new CommandCount(1, 0));
  }

  private static CommandKey key(String collection, String command) {
    return new CommandKey("test", collection, command);
  }
}
