package io.hotpath.samples.mongo.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans by the indexes that a collection has. */
final class ExplainTest {

  private final TestMongoServer server = TestMongoServer.start(ServerSettings.SINGLE);
  private final MongoClient client = MongoClients.create(server.uri());
  private final MongoDatabase database = client.getDatabase("test");

  @BeforeEach
  void indexes() {
    var items = database.getCollection("items");
    items.createIndex(new Document("a", 1).append("b", -1));
    items.createIndex(new Document("c", 1), new IndexOptions().sparse(true));
    items.createIndex(
        new Document("d", 1), new IndexOptions().partialFilterExpression(new Document("e", true)));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                | {}           | COLLSCAN
          {z: 1}                            | {}           | COLLSCAN filter
          {z: 1}                            | {y: 1}       | SORT COLLSCAN filter
          {_id: 7}                          | {}           | IDHACK
          {_id: {$in: [7, 8]}}              | {}           | FETCH IXSCAN _id_
          {a: 1}                            | {}           | FETCH IXSCAN a_1_b_-1
          {a: 1, z: 1}                      | {}           | FETCH filter IXSCAN a_1_b_-1
          {b: 1}                            | {}           | COLLSCAN filter
          {a: 1}                            | {b: -1}      | FETCH IXSCAN a_1_b_-1
          {a: 1}                            | {b: 1}       | FETCH IXSCAN a_1_b_-1 backward
          {a: {$gt: 1}}                     | {b: 1}       | SORT FETCH IXSCAN a_1_b_-1
          {a: {$in: [1, 2]}, b: {$lt: 3}}   | {}           | FETCH IXSCAN a_1_b_-1
          {}                                | {a: 1, b: -1}| FETCH IXSCAN a_1_b_-1
          {}                                | {a: -1, b: 1}| FETCH IXSCAN a_1_b_-1 backward
          {}                                | {a: 1, b: 1} | SORT COLLSCAN
          {a: {$regex: 'x'}}                | {}           | FETCH filter IXSCAN a_1_b_-1
          {$and: [{a: 1}, {z: 2}]}          | {}           | FETCH filter IXSCAN a_1_b_-1
          {c: 1}                            | {}           | FETCH IXSCAN c_1
          {}                                | {c: 1}       | SORT COLLSCAN
          {d: 1}                            | {}           | COLLSCAN filter
          {d: 1, e: true}                   | {}           | FETCH filter IXSCAN d_1
          {$or: [{a: 1}, {c: 1}]}           | {}           | FETCH OR IXSCAN a_1_b_-1 IXSCAN c_1
          {$or: [{a: 1}, {z: 1}]}           | {}           | COLLSCAN filter
          """)
  void find_isPlannedByTheIndexes(String filter, String sort, String plan) {
    Document explained = explain(find(Document.parse(filter)).append("sort", Document.parse(sort)));

    assertThat(text(winning(explained))).isEqualTo(plan);
    assertThat(explained).containsEntry("explainVersion", "1").containsEntry("ok", 1.0);
  }

  @Test
  void find_withAllParts_hasAStageForEach() {
    Document find = find(new Document("a", "v")).append("projection", new Document("a", 1));

    Document plan = winning(explain(find.append("skip", 10).append("limit", 5)));

    assertThat(text(plan)).isEqualTo("LIMIT PROJECTION_SIMPLE SKIP FETCH IXSCAN a_1_b_-1");
    assertThat(deepest(plan))
        .containsEntry(
            "indexBounds",
            new Document("a", List.of("[\"v\", \"v\"]")).append("b", List.of("[MinKey, MaxKey]")))
        .containsEntry("keyPattern", new Document("a", 1).append("b", -1))
        .containsEntry("isUnique", false);
  }

  @Test
  void missingCollection_isNotRead() {
    Document plan = winning(explain(new Document("find", "nowhere")));

    assertThat(text(plan)).isEqualTo("EOF");
  }

  @Test
  void count_standsAboveTheScan() {
    Document count = new Document("count", "items").append("query", new Document("a", 1));

    assertThat(text(winning(explain(count)))).isEqualTo("COUNT FETCH IXSCAN a_1_b_-1");
  }

  @Test
  void aggregate_readsFirstAndThenHasStages() {
    Document explained = explain(grouped());

    List<Document> stages = explained.getList("stages", Document.class);
    Document cursor = stages.get(0).get("$cursor", Document.class);
    assertThat(text(winning(cursor))).isEqualTo("FETCH IXSCAN a_1_b_-1");
    assertThat(stages.get(1)).containsKey("$group");
  }

  @Test
  void slotBasedForm_hasThePlanOneLevelDeeper() {
    try (TestMongoServer other =
            TestMongoServer.start(ServerSettings.SINGLE.withExplainForm(ExplainForm.SBE));
        MongoClient otherClient = MongoClients.create(other.uri())) {
      MongoDatabase others = otherClient.getDatabase("test");
      others.createCollection("items");

      Document explained = others.runCommand(command(grouped()));

      Document plan = winning(explained).get("queryPlan", Document.class);
      assertThat(text(plan)).isEqualTo("GROUP COLLSCAN filter");
      assertThat(plan).containsEntry("planNodeId", 2);
      assertThat(explained).containsEntry("explainVersion", "2");
    }
  }

  @Test
  void otherVerbosity_isRefused() {
    Document command = command(find(new Document())).append("verbosity", "executionStats");

    assertThatThrownBy(() -> database.runCommand(command))
        .isInstanceOf(MongoCommandException.class)
        .hasMessageContaining("executionStats");
  }

  private static Document find(Document filter) {
    return new Document("find", "items").append("filter", filter);
  }

  private static Document grouped() {
    return new Document("aggregate", "items")
        .append(
            "pipeline",
            List.of(
                new Document("$match", new Document("a", 1)),
                new Document("$group", new Document("_id", "$b"))))
        .append("cursor", new Document());
  }

  private Document explain(Document explained) {
    return database.runCommand(command(explained));
  }

  private static Document command(Document explained) {
    return new Document("explain", explained).append("verbosity", "queryPlanner");
  }

  private static Document winning(Document explained) {
    return explained.get("queryPlanner", Document.class).get("winningPlan", Document.class);
  }

  /** The stages from the outermost on, with what matters of each. */
  private static String text(Document stage) {
    List<String> words = new ArrayList<>();
    words.add(stage.getString("stage"));
    if (stage.containsKey("filter")) {
      words.add("filter");
    }
    if (stage.containsKey("indexName")) {
      words.add(stage.getString("indexName"));
    }
    if ("backward".equals(stage.get("direction"))) {
      words.add("backward");
    }
    if (stage.containsKey("inputStage")) {
      words.add(text(stage.get("inputStage", Document.class)));
    }
    words.add(
        stage.getList("inputStages", Document.class, List.of()).stream()
            .map(ExplainTest::text)
            .collect(Collectors.joining(" ")));
    return String.join(" ", words).trim();
  }

  private static Document deepest(Document stage) {
    return stage.containsKey("inputStage")
        ? deepest(stage.get("inputStage", Document.class))
        : stage;
  }
}
