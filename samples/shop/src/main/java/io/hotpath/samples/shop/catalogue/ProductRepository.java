package io.hotpath.samples.shop.catalogue;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Reads products and books stock. The catalogue, search, cart and checkout use it. */
public final class ProductRepository {
  private final MongoCollection<Document> products;

  /** Reads from the collection "products" of the shop's database. */
  public ProductRepository(MongoDatabase database) {
    this.products = database.getCollection("products");
  }

  /** The product with this id. */
  public Optional<Product> byId(int id) {
    return Optional.ofNullable(products.find(Filters.eq("_id", id)).first())
        .map(ProductRepository::toProduct);
  }

  /** A slice of the catalogue in the order of the ids; of one category if one is given. */
  public List<Product> slice(OptionalInt categoryId, int skip, int limit) {
    Bson filter =
        categoryId.isPresent() ? Filters.eq("categoryId", categoryId.getAsInt()) : Filters.empty();
    return list(filter, Sorts.ascending("_id"), skip, limit);
  }

  /** The products whose name contains the term in any case, in the order of their names. */
  public List<Product> search(String term, int limit) {
    Pattern anywhere = Pattern.compile(Pattern.quote(term), Pattern.CASE_INSENSITIVE);
    return list(Filters.regex("name", anywhere), Sorts.ascending("name"), 0, limit);
  }

  /** The products of which fewer than so many are left, the scarcest first. */
  public List<Product> scarce(int below, int limit) {
    return list(Filters.lt("stock", below), Sorts.ascending("stock", "_id"), 0, limit);
  }

  /** Takes articles out of the stock; false, and nothing taken, when there are not enough. */
  public boolean take(int id, int quantity) {
    Bson enough = Filters.and(Filters.eq("_id", id), Filters.gte("stock", quantity));
    return products.updateOne(enough, Updates.inc("stock", -quantity)).getModifiedCount() == 1;
  }

  /** Puts articles back into the stock. */
  public void putBack(int id, int quantity) {
    products.updateOne(Filters.eq("_id", id), Updates.inc("stock", quantity));
  }

  private List<Product> list(Bson filter, Bson sort, int skip, int limit) {
    List<Product> found = new ArrayList<>();
    for (Document document : products.find(filter).sort(sort).skip(skip).limit(limit)) {
      found.add(toProduct(document));
    }
    return found;
  }

  private static Product toProduct(Document document) {
    return new Product(
        document.getInteger("_id"),
        document.getString("name"),
        document.getString("description"),
        document.getInteger("categoryId"),
        document.getInteger("supplierId"),
        document.getLong("priceCents"),
        document.getInteger("stock"));
  }
}
