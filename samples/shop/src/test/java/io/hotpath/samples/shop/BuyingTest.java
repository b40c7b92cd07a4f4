package io.hotpath.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuyingTest {
  @TempDir static Path directory;
  static ShopFixture shop;

  private TestBrowser visitor;

  @BeforeAll
  static void start() {
    shop = new ShopFixture(directory, false);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @BeforeEach
  void enter() {
    visitor = shop.visitor();
  }

  @Test
  void cartAdd_knownProduct_appearsInCartOfThisVisitorOnly() throws Exception {
    HttpResponse<String> added = visitor.post("/cart/add", "product=5&quantity=2");

    assertThat(added.statusCode()).isEqualTo(303);
    assertThat(TestBrowser.location(added)).isEqualTo("/cart");
    assertThat(visitor.get("/cart").body()).contains("/product/5", "Cart (2)", "<td>2</td>");
    assertThat(shop.visitor().get("/cart").body()).contains("Your cart is empty.");
  }

  @Test
  void cartAdd_badProductOrQuantity_isRefused() throws Exception {
    assertThat(visitor.post("/cart/add", "product=601").statusCode()).isEqualTo(404);
    assertThat(visitor.post("/cart/add", "quantity=1").statusCode()).isEqualTo(404);
    assertThat(visitor.post("/cart/add", "product=5&quantity=0").statusCode()).isEqualTo(400);
    assertThat(visitor.post("/cart/add", "product=5&quantity=21").statusCode()).isEqualTo(400);
  }

  @Test
  void checkout_articlesInStock_takesThemAndStoresTheOrder() throws Exception {
    int before = stock(9);
    visitor.post("/cart/add", "product=9&quantity=3");

    HttpResponse<String> page = visitor.post("/checkout", "");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Thank you", "/product/9", "Cart (0)");
    assertThat(stock(9)).isEqualTo(before - 3);
    Document order = newestOrder();
    assertThat(order.getString("customer")).isEqualTo("guest");
    assertThat(page.body()).contains("the number " + order.getLong("_id") + ".");
    assertThat(visitor.get("/product/9").body())
        .contains(order.getDate("placedAt").toInstant().toString());
  }

  @Test
  void checkout_customerLoggedIn_getsTheMail() throws Exception {
    visitor.logIn("customer7", "shop-customer7");
    visitor.post("/cart/add", "product=11&quantity=1");

    visitor.post("/checkout", "");

    long number = newestOrder().getLong("_id");
    String mail = Files.readString(directory.resolve("mail/order-" + number + ".eml"));
    assertThat(mail).contains("To: customer7@customer.example");
    String body = mail.substring(mail.indexOf("\n\n") + 2);
    assertThat(new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8))
        .contains("Thank you for your order " + number, "/product/11", "CHF");
  }

  @Test
  void checkout_emptyCart_leadsBackToTheCart() throws Exception {
    HttpResponse<String> answer = visitor.post("/checkout", "");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(TestBrowser.location(answer)).isEqualTo("/cart");
  }

  @Test
  void checkout_oneArticleShort_takesNothingAndKeepsTheCart() throws Exception {
    int first = stock(13);
    setStock(14, 1);
    visitor.post("/cart/add", "product=13&quantity=2");
    visitor.post("/cart/add", "product=14&quantity=2");

    HttpResponse<String> page = visitor.post("/checkout", "");

    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body()).contains("Out of stock", "Cart (4)");
    assertThat(stock(13)).isEqualTo(first);
    assertThat(stock(14)).isEqualTo(1);
  }

  @Test
  void checkout_get_isNotAllowed() throws Exception {
    assertThat(visitor.get("/checkout").statusCode()).isEqualTo(405);
  }

  private int stock(int product) throws Exception {
    String json = visitor.get("/api/stock/" + product).body();
    return Document.parse(json).getInteger("stock");
  }

  private static void setStock(int product, int stock) {
    shop.database()
        .getCollection("products")
        .updateOne(
            new Document("_id", product), new Document("$set", new Document("stock", stock)));
  }

  private static Document newestOrder() {
    Document newest =
        shop.database().getCollection("orders").find().sort(new Document("_id", -1)).first();
    assertThat(newest).isNotNull();
    return newest;
  }
}
