package io.hotpath.samples.mongo.reactive;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;

/** What the paths do. */
final class Shelf {

  private static final int ITEMS = 100;

  private final MongoDatabase database;
  private final MongoCollection<Document> items;

  Shelf(MongoDatabase database) {
    this.database = database;
    items = database.getCollection("items");
  }

  void fill() {
    Void unused = First.of(database.drop());
    List<Document> documents = IntStream.range(0, ITEMS).mapToObj(Shelf::item).toList();
    if (First.of(items.insertMany(documents)) == null) {
      throw new IllegalStateException("the database cannot be filled");
    }
  }

  private static Document item(int i) {
    return new Document("_id", i).append("sku", "sku-" + i).append("price", i * 3 % 100);
  }

  String findOne() {
    Document found = First.of(items.find(new Document("sku", "sku-7")).first());
    return "findOne " + (found == null ? "none" : found.get("price"));
  }

  String nPlusOne() {
    int found = 0;
    for (int i = 0; i < 20; i++) {
      found += First.of(items.find(new Document("_id", i)).first()) == null ? 0 : 1;
    }
    return "nplus1 " + found;
  }
}
