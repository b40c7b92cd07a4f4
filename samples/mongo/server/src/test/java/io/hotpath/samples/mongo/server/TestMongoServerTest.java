package io.hotpath.samples.mongo.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.TimeSeriesOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A single server, through the real driver. */
final class TestMongoServerTest {

  private final TestMongoServer server = TestMongoServer.start(ServerSettings.SINGLE);
  private final MongoClient client = MongoClients.create(server.uri());
  private final MongoDatabase database = client.getDatabase("test");
  private final MongoCollection<Document> items = database.getCollection("items");

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void cursor_inBatches_isCountedByCommand() {
    items.insertMany(documents(500));
    server.reset();

    List<Document> found = items.find().batchSize(100).into(new ArrayList<>());

    assertThat(found).hasSize(500);
    assertThat(server.counts().get(key("find"))).isEqualTo(new CommandCount(1, 0));
    assertThat(server.counts().get(key("getMore"))).isEqualTo(new CommandCount(4, 0));
  }

  @Test
  void largeInsert_isSplitByTheDriver() {
    items.insertMany(documents(2_500));

    assertThat(server.counts().get(key("insert"))).isEqualTo(new CommandCount(3, 0));
  }

  @Test
  void duplicateKey_isAFailedInsertThatNamesTheValue() {
    items.insertOne(new Document("_id", "s3cr3t"));

    assertThatThrownBy(() -> items.insertOne(new Document("_id", "s3cr3t")))
        .isInstanceOfSatisfying(
            MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(11000))
        .hasMessageContaining("s3cr3t");
    assertThat(server.counts().get(key("insert"))).isEqualTo(new CommandCount(2, 1));
  }

  @Test
  void refusedDocuments_areNotCountedAsInserted() {
    List<Document> twice = List.of(new Document("_id", 1), new Document("_id", 1));

    Document ordered = database.runCommand(insert(twice));
    Document unordered = database.runCommand(insert(twice).append("ordered", false));

    assertThat(ordered).containsEntry("n", 1);
    assertThat(unordered).containsEntry("n", 0);
    assertThat(unordered.getList("writeErrors", Document.class)).hasSize(2);
  }

  private static Document insert(List<Document> documents) {
    return new Document("insert", "items").append("documents", documents);
  }

  @Test
  void counts_fromEightClients_areExact() throws Exception {
    items.insertMany(documents(100));
    server.reset();
    ExecutorService clients = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> running =
          IntStream.range(0, 8)
              .<Future<?>>mapToObj(number -> clients.submit(() -> findEach(100)))
              .toList();
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      clients.shutdownNow();
    }

    Document counts = database.runCommand(new Document("hotpathCounts", 1));

    assertThat(counts.getList("counts", Document.class))
        .contains(
            new Document("database", "test")
                .append("collection", "items")
                .append("command", "find")
                .append("count", 800L)
                .append("failed", 0L));
  }

  private void findEach(int documents) {
    for (int i = 0; i < documents; i++) {
      assertThat(items.find(new Document("_id", i)).first()).isNotNull();
    }
  }

  @Test
  void delay_holdsUpOneCommandAndNobodyElse() throws Exception {
    assertThat(items.countDocuments()).isZero();
    var unused = database.runCommand(new Document("hotpathDelay", "find").append("millis", 2_000));
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<?> delayed = other.submit(() -> items.find().first());

      assertThat(items.countDocuments()).isZero();

      assertThat(delayed.isDone()).isFalse();
      assertThat(delayed.get()).isNull();
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void failure_concernsItsCollectionOnlyAndSoManyTimes() {
    var unused =
        database.runCommand(
            new Document("hotpathFail", "count")
                .append("code", 13)
                .append("codeName", "Unauthorized")
                .append("collection", "items")
                .append("times", 2));
    MongoCollection<Document> others = database.getCollection("others");

    assertThat(others.estimatedDocumentCount()).isZero();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(items::estimatedDocumentCount)
          .isInstanceOfSatisfying(
              MongoCommandException.class,
              e -> assertThat(e.getErrorCodeName()).isEqualTo("Unauthorized"));
    }
    assertThat(items.estimatedDocumentCount()).isZero();
    assertThat(server.counts().get(key("count"))).isEqualTo(new CommandCount(3, 2));
  }

  @Test
  void unknownControlCommand_isAnsweredWithAnError() {
    assertThatThrownBy(() -> database.runCommand(new Document("hotpathNothing", 1)))
        .isInstanceOf(MongoCommandException.class)
        .hasMessageContaining("hotpathNothing");
  }

  @Test
  void latestCommand_isToldAsItCame() {
    var unused = items.find(new Document("a", 1)).maxTime(7, TimeUnit.SECONDS).first();

    Document latest = database.runCommand(new Document("hotpathLatest", "find"));

    assertThat(latest.get("document", Document.class))
        .containsEntry("find", "items")
        .containsEntry("maxTimeMS", 7_000L)
        .containsEntry("filter", new Document("a", 1));
  }

  @Test
  void listIndexes_tellsEveryOption() {
    items.createIndex(new Document("a", 1).append("b", -1), new IndexOptions().unique(true));
    items.createIndex(
        new Document("c", 1),
        new IndexOptions()
            .name("young")
            .sparse(true)
            .hidden(true)
            .expireAfter(60L, TimeUnit.SECONDS));
    items.createIndex(
        new Document("d", "text"),
        new IndexOptions().partialFilterExpression(new Document("e", new Document("$gt", 5))));

    List<Document> listed = items.listIndexes().into(new ArrayList<>());

    assertThat(listed).extracting(index -> index.get("name")).contains("_id_", "a_1_b_-1");
    assertThat(named(listed, "a_1_b_-1")).containsEntry("unique", true);
    assertThat(named(listed, "a_1_b_-1").get("key"))
        .isEqualTo(new Document("a", 1).append("b", -1));
    assertThat(named(listed, "young"))
        .containsEntry("sparse", true)
        .containsEntry("hidden", true)
        .containsEntry("expireAfterSeconds", 60L);
    assertThat(named(listed, "d_text"))
        .containsEntry("key", new Document("d", "text"))
        .containsEntry("partialFilterExpression", new Document("e", new Document("$gt", 5)));
  }

  @Test
  void listIndexes_ofNoCollection_isAnError() {
    assertThatThrownBy(() -> database.runCommand(new Document("listIndexes", "nowhere")))
        .isInstanceOfSatisfying(
            MongoCommandException.class, e -> assertThat(e.getErrorCode()).isEqualTo(26));
  }

  @Test
  void listCollections_tellsKinds() {
    database.createCollection("plain");
    database.createCollection(
        "ring", new CreateCollectionOptions().capped(true).sizeInBytes(4_096));
    database.createCollection(
        "days", new CreateCollectionOptions().timeSeriesOptions(new TimeSeriesOptions("at")));
    database.createView("window", "plain", List.of());

    assertThat(kind("plain")).containsEntry("type", "collection");
    assertThat(kind("ring").get("options", Document.class)).containsEntry("capped", true);
    assertThat(kind("days")).containsEntry("type", "timeseries");
    assertThat(kind("window")).containsEntry("type", "view");
  }

  private Document kind(String collection) {
    List<Document> listed =
        database.listCollections().filter(new Document("name", collection)).into(new ArrayList<>());
    assertThat(listed).hasSize(1);
    return listed.get(0);
  }

  private static Document named(List<Document> indexes, String name) {
    return indexes.stream()
        .filter(index -> name.equals(index.get("name")))
        .findFirst()
        .orElseThrow();
  }

  private static CommandKey key(String command) {
    return new CommandKey("test", "items", command);
  }

  private static List<Document> documents(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Document("_id", i)).toList();
  }
}
