package io.hotpath.samples.shop.seed;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Random;
import org.bson.Document;

/** Fills an empty database with the same data every time. The shop calls it at its start. */
public final class Seed {
  // Any fixed number: runs can only be compared if they work on the same data.
  private static final long RANDOM_SEED = 20_260_101;

  private final MongoDatabase database;

  /** Fills this database. */
  public Seed(MongoDatabase database) {
    this.database = database;
  }

  /** Writes the data unless there are products already. */
  public void fillIfEmpty() {
    if (database.getCollection("products").find().first() != null) {
      return;
    }
    Random random = new Random(RANDOM_SEED);
    insert("categories", SeedCatalogue.categories());
    insert("suppliers", SeedCatalogue.suppliers());
    insert("users", SeedPeople.users());
    List<Document> products = SeedCatalogue.products(random);
    insert("reviews", SeedPeople.reviews(products, random));
    insert("orders", SeedOrders.orders(products, random));
    insert("counters", List.of(new Document("_id", "orders").append("value", 3_000L)));
    // Last, because their presence says that everything is there.
    insert("products", products);
  }

  private void insert(String collection, List<Document> documents) {
    // What a start that was broken off has left would collide with the same ids.
    database.getCollection(collection).deleteMany(new Document());
    database.getCollection(collection).insertMany(documents);
  }
}
