package io.hotpath.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MistakesTest {
  @TempDir static Path directory;
  static ShopFixture shop;

  @BeforeAll
  static void start() {
    shop = new ShopFixture(directory, false);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @BeforeEach
  void forgetQueries() {
    shop.queries().reset();
  }

  @Test
  void catalogue_asItIs_asksForTheSupplierOfEveryRow() throws Exception {
    shop.visitor().get("/catalogue");

    List<String> asked = shop.queries().collections();
    assertThat(asked).hasSize(1 + 24).startsWith("products");
    assertThat(Collections.frequency(asked, "suppliers")).isEqualTo(24);
  }

  @Test
  void catalogue_repaired_asksForAllSuppliersAtOnceAndShowsTheSamePage() throws Exception {
    String expected = shop.visitor().get("/catalogue?page=3").body();
    ShopConfig repaired = new ShopConfig(0, "unused", true, directory);
    try (ShopServer server = ShopServer.start(repaired, shop.database())) {
      shop.queries().reset();
      String page = new TestBrowser(server.uri()).get("/catalogue?page=3").body();

      assertThat(shop.queries().collections()).containsExactly("products", "suppliers");
      assertThat(page).isEqualTo(expected);
    }
  }

  @Test
  void index_ofOrders_isThereOnlyWhenRepaired() {
    assertThat(orderIndexes()).doesNotContain("orders_by_product");

    shop.prepareAgain(true);
    assertThat(orderIndexes()).contains("orders_by_product");

    shop.prepareAgain(false);
    assertThat(orderIndexes()).doesNotContain("orders_by_product");
  }

  private static List<String> orderIndexes() {
    return shop.database().getCollection("orders").listIndexes().into(new ArrayList<>()).stream()
        .map((Document index) -> index.getString("name"))
        .toList();
  }
}
