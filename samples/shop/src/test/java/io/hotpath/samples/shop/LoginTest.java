package io.hotpath.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginTest {
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
  void login_rightPassword_greetsTheCustomer() throws Exception {
    HttpResponse<String> answer = visitor.logIn("customer3", "shop-customer3");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(TestBrowser.location(answer)).isEqualTo("/");
    assertThat(visitor.get("/").body()).contains("Customer 3", "Log out");
  }

  @Test
  void login_wrongPasswordOrName_isRefused() throws Exception {
    assertThat(visitor.logIn("customer3", "shop-customer4").statusCode()).isEqualTo(401);
    assertThat(visitor.logIn("nobody", "shop-nobody").statusCode()).isEqualTo(401);
    assertThat(visitor.post("/login", "").statusCode()).isEqualTo(401);
    assertThat(visitor.get("/").body()).contains("Log in");
  }

  @Test
  void login_runningSession_getsANewId() throws Exception {
    String before = sessionCookie(visitor.post("/cart/add", "product=1"));

    String after = sessionCookie(visitor.logIn("customer3", "shop-customer3"));

    assertThat(before).contains("HttpOnly").contains("SameSite=Strict");
    assertThat(after).contains("JSESSIONID").isNotEqualTo(before);
    assertThat(visitor.get("/cart").body()).contains("/product/1");
  }

  @Test
  void logout_afterLogin_endsTheSession() throws Exception {
    visitor.logIn("customer3", "shop-customer3");

    assertThat(visitor.get("/logout").statusCode()).isEqualTo(303);
    assertThat(visitor.get("/").body()).contains("Log in").doesNotContain("Customer 3");
  }

  @Test
  void admin_anonymousOrCustomer_isForbidden() throws Exception {
    assertThat(visitor.get("/admin").statusCode()).isEqualTo(403);
    visitor.logIn("customer3", "shop-customer3");

    HttpResponse<String> page = visitor.get("/admin");

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("Not for you").doesNotContain("Latest orders");
  }

  @Test
  void admin_staff_seesOrdersAndStock() throws Exception {
    HttpResponse<String> login = visitor.logIn("admin", "shop-admin");

    HttpResponse<String> page = visitor.get("/admin");

    assertThat(TestBrowser.location(login)).isEqualTo("/admin");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Latest orders", "<td>3000</td>", "Running out");
  }

  private static String sessionCookie(HttpResponse<String> response) {
    return response.headers().firstValue("Set-Cookie").orElse("none");
  }
}
