package io.hotpath.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MistakesTest {
  @TempDir Path directory;

  @Test
  void catalogue_asItIs_asksForTheSupplierOfEveryRow() throws Exception {
    try (ShopFixture shop = new ShopFixture(directory, false)) {
      shop.queries().reset();
      shop.visitor().get("/catalogue");

      assertThat(shop.queries().collections()).hasSize(1 + 24).startsWith("products");
      assertThat(Collections.frequency(shop.queries().collections(), "suppliers")).isEqualTo(24);
    }
  }

  @Test
  void catalogue_repaired_asksForAllSuppliersAtOnceAndShowsTheSamePage() throws Exception {
    try (ShopFixture broken = new ShopFixture(directory, false);
        ShopFixture shop = new ShopFixture(directory, true)) {
      shop.queries().reset();
      String page = shop.visitor().get("/catalogue?page=3").body();

      assertThat(shop.queries().collections()).containsExactly("products", "suppliers");
      assertThat(page).isEqualTo(broken.visitor().get("/catalogue?page=3").body());
    }
  }
}
