package io.hotpath.samples.mongo.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;

/** An index changes no answer. */
final class EqualityIndexTest {

  private static final int IDS = 40;

  private final Random random = new Random(7);

  @Test
  void collection_withAnIndex_answersAsOneWithout() {
    try (TestMongoServer server = TestMongoServer.start(ServerSettings.SINGLE);
        MongoClient client = MongoClients.create(server.uri())) {
      MongoCollection<Document> plain = client.getDatabase("test").getCollection("plain");
      MongoCollection<Document> indexed = client.getDatabase("test").getCollection("indexed");
      indexed.createIndex(Indexes.ascending("lines.id", "at"));
      indexed.createIndex(Indexes.ascending("shelf"));
      int found = 0;
      for (int i = 0; i < 3_000; i++) {
        change(List.of(plain, indexed));
        Bson query = query();
        List<Document> answer = indexed.find(query).into(new ArrayList<>());
        assertThat(answer).isEqualTo(plain.find(query).into(new ArrayList<>()));
        found += answer.size();
      }
      assertThat(found).isGreaterThan(1_000);
    }
  }

  private void change(List<MongoCollection<Document>> collections) {
    int id = random.nextInt(IDS);
    int kind = random.nextInt(4);
    Object shelf = shelf();
    Document document =
        new Document("_id", id).append("lines", lines()).append("shelf", shelf).append("at", id);
    for (MongoCollection<Document> collection : collections) {
      switch (kind) {
        case 0 -> collection.deleteOne(Filters.eq("_id", id));
        case 1 -> collection.updateMany(Filters.gt("at", id), Updates.set("shelf", shelf));
        case 2 -> collection.updateOne(Filters.eq("_id", id), Updates.unset("shelf"));
        default -> {
          collection.deleteOne(Filters.eq("_id", id));
          collection.insertOne(document);
        }
      }
    }
  }

  private List<Document> lines() {
    List<Document> lines = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      lines.add(new Document("id", random.nextInt(6)));
    }
    return lines;
  }

  private Object shelf() {
    List<Object> shelves = List.of(1, 1L, 2.0, "1", List.of(1, 2));
    return shelves.get(random.nextInt(shelves.size()));
  }

  private Bson query() {
    return switch (random.nextInt(5)) {
      case 0 -> Filters.eq("lines.id", random.nextInt(6));
      case 1 -> Filters.and(Filters.eq("shelf", shelf()), Filters.gt("at", random.nextInt(IDS)));
      case 2 -> Filters.eq("shelf", null);
      case 3 -> Filters.in("shelf", 1, "1");
      default -> Filters.eq("shelf", 2);
    };
  }
}
