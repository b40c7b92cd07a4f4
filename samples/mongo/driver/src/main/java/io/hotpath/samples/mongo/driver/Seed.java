package io.hotpath.samples.mongo.driver;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;

/** The first data, the same at every start. */
final class Seed {

  static final int ITEMS = 1_000;
  private static final int GROUPS = 10;
  private static final int COUNTERS = 10;

  private Seed() {}

  static void fill(MongoDatabase database) {
    database.drop();
    Inserts.many(database.getCollection("items"), items());
    Inserts.many(
        database.getCollection("counters"),
        IntStream.range(0, COUNTERS).mapToObj(i -> new Document("_id", i)).toList());
    MongoCollection<Document> users = database.getCollection("users");
    users.createIndex(new Document("email", 1), new IndexOptions().unique(true));
    Mixed.seed(database);
  }

  static List<Document> items() {
    return IntStream.range(0, ITEMS)
        .mapToObj(
            i ->
                new Document("_id", i)
                    .append("sku", "sku-" + i)
                    .append("group", i % GROUPS)
                    .append("price", i * 3 % 100))
        .toList();
  }
}
