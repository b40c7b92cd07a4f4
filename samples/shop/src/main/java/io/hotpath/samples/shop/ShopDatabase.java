package io.hotpath.samples.shop;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.hotpath.samples.shop.seed.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** Connects to the shop's database and prepares it: data and indexes. The main class uses it. */
public final class ShopDatabase implements AutoCloseable {
  private static final String ORDERS_INDEX = "orders_by_product";
  private static final long FIND_SERVER_SECONDS = 5;

  private final MongoClient client;
  private final MongoDatabase database;

  private ShopDatabase(MongoClient client, MongoDatabase database) {
    this.client = client;
    this.database = database;
  }

  /** Connects; a database that does not answer is reported by the first query. */
  public static ShopDatabase connect(String uri) {
    return connect(uri, MongoClientSettings.builder());
  }

  /** Connects with settings of the caller's, such as a listener that counts the commands. */
  public static ShopDatabase connect(String uri, MongoClientSettings.Builder settings) {
    ConnectionString connection = new ConnectionString(uri);
    String name = connection.getDatabase();
    MongoClient client =
        MongoClients.create(
            settings
                .applyToClusterSettings(
                    cluster ->
                        cluster.serverSelectionTimeout(FIND_SERVER_SECONDS, TimeUnit.SECONDS))
                // After the above, so that a timeout in the URI counts.
                .applyConnectionString(connection)
                .build());
    return new ShopDatabase(client, client.getDatabase(name == null ? "shop" : name));
  }

  /** Fills the database if it is empty and brings its indexes into the wanted state. */
  public void prepare(boolean fixed) {
    new Seed(database).fillIfEmpty();
    database.getCollection("reviews").createIndex(Indexes.ascending("productId"));
    MongoCollection<Document> orders = database.getCollection("orders");
    boolean present = indexNames(orders).contains(ORDERS_INDEX);
    if (fixed && !present) {
      orders.createIndex(
          Indexes.compoundIndex(
              Indexes.ascending("lines.productId"), Indexes.descending("placedAt")),
          new IndexOptions().name(ORDERS_INDEX));
    } else if (!fixed && present) {
      // Left by an earlier run on the same database: the mistake would not show.
      orders.dropIndex(ORDERS_INDEX);
    }
  }

  /** The database for the repositories. */
  public MongoDatabase database() {
    return database;
  }

  @Override
  public void close() {
    client.close();
  }

  private static List<String> indexNames(MongoCollection<Document> collection) {
    List<String> names = new ArrayList<>();
    for (Document index : collection.listIndexes()) {
      names.add(index.getString("name"));
    }
    return names;
  }
}
