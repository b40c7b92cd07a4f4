package io.hotpath.samples.shop.order;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Stores and reads orders. Checkout, admin page and product page use it. */
public final class OrderRepository {
  private final MongoCollection<Document> orders;
  private final MongoCollection<Document> counters;

  /** Uses the collections "orders" and "counters" of the shop's database. */
  public OrderRepository(MongoDatabase database) {
    this.orders = database.getCollection("orders");
    this.counters = database.getCollection("counters");
  }

  /** A number no other order has. */
  public long nextNumber() {
    FindOneAndUpdateOptions options =
        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
    Document counter =
        counters.findOneAndUpdate(Filters.eq("_id", "orders"), Updates.inc("value", 1L), options);
    if (counter == null) {
      throw new IllegalStateException("the database gave no number for an order");
    }
    return counter.getLong("value");
  }

  /** Stores a new order. */
  public void insert(Order order) {
    orders.insertOne(OrderDocuments.toDocument(order));
  }

  /** The latest orders, the newest first. */
  public List<Order> latest(int limit) {
    List<Order> found = new ArrayList<>();
    for (Document document : orders.find().sort(Sorts.descending("placedAt")).limit(limit)) {
      found.add(OrderDocuments.toOrder(document));
    }
    return found;
  }

  /** When a product was last bought; empty if never. */
  public Optional<Instant> lastPurchase(int productId) {
    // Story, missing index: every view of a product reads and sorts all orders there are.
    Document newest =
        orders
            .find(Filters.eq("lines.productId", productId))
            .sort(Sorts.descending("placedAt"))
            .first();
    return Optional.ofNullable(newest).map(OrderDocuments::placedAt);
  }
}
