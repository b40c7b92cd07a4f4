package io.hotpath.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
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

  @ParameterizedTest
  @CsvSource({
    "/, Good things for the house",
    "/catalogue, All products",
    "/catalogue?category=3, <h1>Lighting</h1>",
    "/catalogue?page=25, Page 25",
    "/product/1, Simple Kettle",
    "/cart, Your cart is empty.",
    "/search?q=LAMP, Simple Desk Lamp",
    "/search, 0 products",
    "/login, Log in",
  })
  void get_page_showsItsContent(String path, String content) throws Exception {
    HttpResponse<String> page = visitor.get(path);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).startsWith("<!DOCTYPE html>").contains(content);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/product/unknown", "/product/601", "/product/", "/nothing", "/catalogue?page=0"})
  void get_unknownThing_showsNotFoundPage(String path) throws Exception {
    HttpResponse<String> page = visitor.get(path);

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("<h1>Page not found</h1>");
  }

  @Test
  void get_brokenRoute_showsErrorPageWithoutDetails() throws Exception {
    HttpResponse<String> page = visitor.get("/api/broken");

    assertThat(page.statusCode()).isEqualTo(500);
    assertThat(page.body()).contains("Something went wrong").doesNotContain("IllegalState");
  }

  @Test
  void catalogue_lastPage_hasNoNextPage() throws Exception {
    assertThat(visitor.get("/catalogue?page=24").body()).contains("Next");
    assertThat(visitor.get("/catalogue?page=25").body()).doesNotContain("Next");
  }

  @Test
  void catalogue_category_listsOnlyItsProducts() throws Exception {
    String page = visitor.get("/catalogue?category=3").body();

    assertThat(page).contains("Simple Desk Lamp", "Workshop", "price");
    assertThat(page).doesNotContain("Simple Kettle");
  }

  @Test
  void search_termWithMarkup_isEscaped() throws Exception {
    String page = visitor.get("/search?q=%3Cscript%3Ealert(%22x%22)%3C/script%3E").body();

    assertThat(page).contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;");
    assertThat(page).doesNotContain("<script>alert");
  }

  @Test
  void search_termWithPatternSyntax_isTakenLiterally() throws Exception {
    assertThat(visitor.get("/search?q=.*").body()).contains("0 products");
  }

  @Test
  void stock_knownProduct_isJson() throws Exception {
    HttpResponse<String> stock = visitor.get("/api/stock/7");

    assertThat(stock.statusCode()).isEqualTo(200);
    assertThat(stock.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    assertThat(stock.body()).matches("\\{\"id\":7,\"stock\":\\d+}");
  }

  @Test
  void stock_unknownProduct_isJsonWithError() throws Exception {
    HttpResponse<String> stock = visitor.get("/api/stock/unknown");

    assertThat(stock.statusCode()).isEqualTo(404);
    assertThat(stock.body()).isEqualTo("{\"error\":\"no such product\"}");
  }

  @Test
  void recommendations_category_areFourOfItsProducts() throws Exception {
    HttpResponse<String> fragment = visitor.get("/recommendations?category=3");

    assertThat(fragment.statusCode()).isEqualTo(200);
    assertThat(fragment.body()).containsPattern("Lamp|Lantern|Candle|Light");
    assertThat(fragment.body().split("class=\"card\"", -1)).hasSize(5);
  }

  @Test
  void page_anyResponse_carriesSecurityHeaders() throws Exception {
    HttpResponse<String> page = visitor.get("/nothing");

    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
  }

  @Test
  void page_referencedFiles_are17StyleSheetsAnd9ScriptsThatExist() throws Exception {
    String page = visitor.get("/").body();
    List<String> styles = matches(page, "<link rel=\"stylesheet\" href=\"([^\"]+)\">");
    List<String> scripts = matches(page, "<script defer src=\"([^\"]+)\">");

    assertThat(styles).hasSize(17).allSatisfy(path -> assertServed(path, "text/css"));
    assertThat(scripts).hasSize(9).allSatisfy(path -> assertServed(path, "text/javascript"));
  }

  @Test
  void staticFile_missing_isNotFound() throws Exception {
    assertThat(visitor.get("/static/css/missing.css").statusCode()).isEqualTo(404);
  }

  private void assertServed(String path, String type) throws Exception {
    HttpResponse<String> file = visitor.get(path);
    assertThat(file.statusCode()).as(path).isEqualTo(200);
    assertThat(file.body()).as(path).isNotBlank();
    assertThat(file.headers().firstValue("Content-Type").orElse("none")).startsWith(type);
  }

  private static List<String> matches(String page, String pattern) {
    return Pattern.compile(pattern)
        .matcher(page)
        .results()
        .map((MatchResult m) -> m.group(1))
        .toList();
  }
}
