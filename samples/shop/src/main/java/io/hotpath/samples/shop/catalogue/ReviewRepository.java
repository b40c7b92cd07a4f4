package io.hotpath.samples.shop.catalogue;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Reads reviews. The product page and the recommendations use it. */
public final class ReviewRepository {
  private final MongoCollection<Document> reviews;

  /** Reads from the collection "reviews" of the shop's database. */
  public ReviewRepository(MongoDatabase database) {
    this.reviews = database.getCollection("reviews");
  }

  /** All reviews of a product. */
  public List<Review> ofProduct(int productId) {
    List<Review> found = new ArrayList<>();
    for (Document document : reviews.find(Filters.eq("productId", productId))) {
      found.add(toReview(document));
    }
    return found;
  }

  private static Review toReview(Document document) {
    return new Review(
        document.getInteger("productId"),
        document.getString("author"),
        document.getInteger("stars"),
        document.getString("text"));
  }
}
