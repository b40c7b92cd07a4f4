package io.hotpath.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.hotpath.samples.shop.seed.Seed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeedTest {
  @TempDir static Path directory;
  static ShopFixture one;
  static ShopFixture other;

  @BeforeAll
  static void start() {
    one = new ShopFixture(directory, false);
    other = new ShopFixture(directory, false);
  }

  @AfterAll
  static void stop() {
    one.close();
    other.close();
  }

  @ParameterizedTest
  @CsvSource({"products, 600", "categories, 12", "suppliers, 40", "users, 51", "orders, 3000"})
  void seed_emptyDatabase_hasTheExpectedSize(String collection, long size) {
    assertThat(one.database().getCollection(collection).countDocuments()).isEqualTo(size);
  }

  @ParameterizedTest
  @ValueSource(strings = {"products", "suppliers", "reviews", "users", "orders", "counters"})
  void seed_twoDatabases_areTheSame(String collection) {
    assertThat(all(one.database(), collection))
        .isNotEmpty()
        .isEqualTo(all(other.database(), collection));
  }

  @Test
  void seed_filledDatabase_isLeftAlone() {
    Document cheaper = new Document("$set", new Document("priceCents", 1L));
    one.database().getCollection("suppliers").updateOne(new Document("_id", 1), cheaper);
    List<Document> before = all(one.database(), "suppliers");

    new Seed(one.database()).fillIfEmpty();

    assertThat(all(one.database(), "suppliers")).isEqualTo(before);
    // Leaves the two databases the same for the other tests.
    other.database().getCollection("suppliers").updateOne(new Document("_id", 1), cheaper);
  }

  private static List<Document> all(MongoDatabase database, String collection) {
    return database
        .getCollection(collection)
        .find()
        .sort(new Document("_id", 1))
        .into(new ArrayList<>());
  }
}
