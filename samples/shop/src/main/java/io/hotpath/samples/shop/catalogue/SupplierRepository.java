package io.hotpath.samples.shop.catalogue;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;

/** Reads suppliers, one or many at a time. The catalogue and the product page use it. */
public final class SupplierRepository {
  private static final Supplier UNKNOWN = new Supplier(0, "unknown supplier", "unknown place");

  private final MongoCollection<Document> suppliers;

  /** Reads from the collection "suppliers" of the shop's database. */
  public SupplierRepository(MongoDatabase database) {
    this.suppliers = database.getCollection("suppliers");
  }

  /** The supplier with this id; a product without one still has to be shown. */
  public Supplier byId(int id) {
    Document document = suppliers.find(Filters.eq("_id", id)).first();
    return document == null ? UNKNOWN : toSupplier(document);
  }

  /** The suppliers with these ids, by id, in a single query. */
  public Map<Integer, Supplier> byIds(Collection<Integer> ids) {
    Map<Integer, Supplier> found = new HashMap<>();
    for (Document document : suppliers.find(Filters.in("_id", ids))) {
      Supplier supplier = toSupplier(document);
      found.put(supplier.id(), supplier);
    }
    return found;
  }

  /** What to show for an id that {@link #byIds} did not find. */
  public Supplier unknown() {
    return UNKNOWN;
  }

  private static Supplier toSupplier(Document document) {
    return new Supplier(
        document.getInteger("_id"), document.getString("name"), document.getString("city"));
  }
}
