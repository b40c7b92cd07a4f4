package io.hotpath.samples.shop.seed;

import io.hotpath.samples.shop.user.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.bson.Document;

/** The accounts of a new shop and what its customers have written about the products. */
final class SeedPeople {
  private static final int CUSTOMERS = 50;
  private static final int MAX_REVIEWS = 6;

  private static final List<String> OPINIONS =
      List.of(
          "Does what it should, every day.",
          "Smaller than I had thought, but well made.",
          "My second one; the first went to my sister.",
          "The handle came loose after a week and was repaired at once.",
          "Arrived quickly & well packed.",
          "Not for me: too heavy.");

  private SeedPeople() {}

  /** The customers customer1 to customer50 and an admin; a password is "shop-" and the login. */
  static List<Document> users() {
    List<Document> users = new ArrayList<>();
    users.add(user("admin", "The Staff", true));
    for (int i = 1; i <= CUSTOMERS; i++) {
      users.add(user("customer" + i, "Customer " + i, false));
    }
    return users;
  }

  static List<Document> reviews(List<Document> products, Random random) {
    List<Document> reviews = new ArrayList<>();
    for (Document product : products) {
      int count = random.nextInt(MAX_REVIEWS + 1);
      for (int i = 0; i < count; i++) {
        reviews.add(review(reviews.size() + 1, product.getInteger("_id"), random));
      }
    }
    return reviews;
  }

  private static Document user(String login, String displayName, boolean admin) {
    // A salt from the login: this data is public and must be the same on every machine.
    byte[] salt = ("salt of " + login).getBytes(StandardCharsets.UTF_8);
    return new Document("_id", login)
        .append("displayName", displayName)
        .append("admin", admin)
        .append("salt", Base64.getEncoder().encodeToString(salt))
        .append("hash", PasswordHash.of("shop-" + login, salt));
  }

  private static Document review(int id, int productId, Random random) {
    return new Document("_id", id)
        .append("productId", productId)
        .append("author", "Customer " + (1 + random.nextInt(CUSTOMERS)))
        .append("stars", 1 + random.nextInt(5))
        .append("text", OPINIONS.get(random.nextInt(OPINIONS.size())));
  }
}
