package io.hotpath.samples.shop.demo;

import io.hotpath.samples.shop.web.PageAssets;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Visits the shop again and again, as one kind of customer after another. */
final class Visitor {
  private static final int PRODUCTS = 600;
  private static final int CATEGORIES = 12;
  private static final int CUSTOMERS = 50;

  // Below this many a neighbour of this visitor may buy the last one, and a checkout would fail.
  private static final int SAFE_STOCK = 10;

  private static final Pattern STOCK = Pattern.compile("\"stock\":(\\d+)");
  private static final List<String> TERMS =
      List.of("lamp", "kettle", "Oak", "box", "travel", "rack", "no-such-thing", "%3Cb%3E");

  private final Browser browser;
  private final Random random;

  Visitor(Browser browser, Random random) {
    this.browser = browser;
    this.random = random;
  }

  /** One visit, from the first page to leaving; which kind is drawn by weight. */
  void visit() throws InterruptedException {
    browser.forget();
    int draw = random.nextInt(100);
    if (draw < 35) {
      browse();
    } else if (draw < 50) {
      firstVisit();
    } else if (draw < 68) {
      search();
    } else if (draw < 82) {
      buy();
    } else if (draw < 91) {
      buyAsCustomer();
    } else if (draw < 94) {
      administer();
    } else {
      goAstray();
    }
  }

  private void browse() throws InterruptedException {
    browser.get("/", 200);
    browser.get("/recommendations?category=" + category(), 200);
    browser.get("/catalogue?page=" + (1 + random.nextInt(20)), 200);
    browser.get("/catalogue?page=1&category=" + category(), 200);
    lookAt(product());
    lookAt(product());
  }

  /** With nothing in the browser's cache, a page is as many requests as it names files. */
  private void firstVisit() throws InterruptedException {
    browser.get("/", 200);
    for (String path : PageAssets.stylePaths()) {
      browser.get(path, 200);
    }
    for (String path : PageAssets.scriptPaths()) {
      browser.get(path, 200);
    }
    browser.get("/recommendations", 200);
    browser.get("/catalogue", 200);
  }

  private void search() throws InterruptedException {
    browser.get("/search?q=" + TERMS.get(random.nextInt(TERMS.size())), 200);
    lookAt(product());
    browser.get("/search?q=" + TERMS.get(random.nextInt(TERMS.size())), 200);
  }

  private void buy() throws InterruptedException {
    browser.get("/catalogue?category=" + category(), 200);
    int articles = 0;
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      int product = product();
      if (lookAt(product) > SAFE_STOCK) {
        browser.post("/cart/add", "product=" + product + "&quantity=1", 303);
        articles++;
      }
    }
    browser.get("/cart", 200);
    browser.post("/checkout", "", articles == 0 ? 303 : 200);
  }

  private void buyAsCustomer() throws InterruptedException {
    String login = "customer" + (1 + random.nextInt(CUSTOMERS));
    browser.get("/login", 200);
    if (random.nextInt(4) == 0) {
      browser.post("/login", "login=" + login + "&password=forgotten", 401);
    }
    logIn(login);
    buy();
    browser.get("/admin", 403);
    browser.get("/logout", 303);
  }

  private void administer() throws InterruptedException {
    browser.get("/login", 200);
    logIn("admin");
    browser.get("/admin", 200);
    lookAt(product());
    browser.get("/admin", 200);
    browser.get("/logout", 303);
  }

  private void goAstray() throws InterruptedException {
    browser.get("/product/unknown", 404);
    browser.get("/no/such/page", 404);
    browser.get("/api/broken", 500);
    browser.get("/admin", 403);
  }

  private void logIn(String login) throws InterruptedException {
    browser.post("/login", "login=" + login + "&password=shop-" + login, 303);
  }

  /** Opens a product's page, whose script asks for the stock; returns the stock. */
  private int lookAt(int product) throws InterruptedException {
    browser.get("/product/" + product, 200);
    Matcher stock = STOCK.matcher(browser.get("/api/stock/" + product, 200));
    return stock.find() ? Integer.parseInt(stock.group(1)) : 0;
  }

  private int product() {
    return 1 + random.nextInt(PRODUCTS);
  }

  private int category() {
    return 1 + random.nextInt(CATEGORIES);
  }
}
