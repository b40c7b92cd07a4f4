package io.hotpath.text;

import io.hotpath.profile.CollectionFacts;
import io.hotpath.profile.IndexFacts;
import io.hotpath.profile.PlanFacts;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.QueryTable;
import io.hotpath.profile.Repeats;
import io.hotpath.profile.RouteProfile;
import java.util.List;

/** What the shop asks of its database: its N+1 and its missing index among it. Deterministic. */
final class ShopQueries {

  static final Query SUPPLIER = new Query("shop.suppliers", "find", "{_id: ?} limit");
  static final Query LATEST =
      new Query("shop.orders", "find", "{lines.productId: ?} sort {placedAt: -1} limit");
  private static final Query NEWEST =
      new Query("shop.orders", "find", "{} sort {placedAt: -1} limit");
  private static final Query REVIEWS = new Query("shop.reviews", "find", "{productId: ?}");
  private static final Query PRODUCT = new Query("shop.products", "find", "{_id: ?} limit");
  private static final Query STOCK =
      new Query("shop.products", "update", "{_id: ?, stock: {$gte: ?}} update {$inc: [stock]}");
  private static final Query SEARCH =
      new Query("shop.products", "find", "{name: /?/i} sort {name: 1} skip limit");
  private static final Query EXPORT = new Query("shop.products", "find", "{}");

  private ShopQueries() {}

  static Profile profile() {
    Profile profile = new Profile();
    profile.countWindow(ShopProfile.INSTANCE, ShopProfile.START, ShopProfile.START + 60_000);
    addCatalogue(route(profile, "GET /catalogue", 30, 378));
    addProduct(route(profile, "GET /product/{n}", 60, 42));
    addCheckout(route(profile, "POST /checkout", 12, 55));
    addSearch(route(profile, "GET /search", 10, 30));
    route(profile, "GET /", 25, 2);
    ask(profile.elsewhere(Profile.NO_REQUEST), EXPORT, 1, 80_000).addCommands(11);
    profile.elsewhere(Profile.NO_REQUEST).of(EXPORT).addReplies(1_200, 0, 310_000);
    ask(profile.elsewhere(Profile.UNATTRIBUTED), NEWEST, 24, 11_000).addReplies(480, 0, 96_000);
    addIndexes(profile, "shop.orders", "customer");
    addIndexes(profile, "shop.products", "categoryId");
    addIndexes(profile, "shop.reviews", "productId");
    profile.addPlan(LATEST, new PlanFacts(1, List.of("SORT", "COLLSCAN"), List.of(), false));
    profile.addOwnCost(1_500_000, 12_000_000);
    return profile;
  }

  private static RouteProfile route(Profile profile, String name, int requests, long millis) {
    RouteProfile route = profile.route(name);
    for (int i = 0; i < requests; i++) {
      route.countRequest(200, false, false, millis * 1_000_000, -1, -1, -1);
      route.tree().add(1, 0, millis * 1_000_000);
    }
    return route;
  }

  private static void addCatalogue(RouteProfile route) {
    QueryStats suppliers = ask(route.queries(), SUPPLIER, 720, 10_672);
    suppliers.addReplies(720, 0, 720 * 188);
    suppliers.addCaller(ShopProfile.method("SupplierRepository", "byId", 24), 10);
    suppliers.addVarying(new Repeats(30, 720, 7_363_680_000L, 24));
    for (int i = 0; i < 720; i++) {
      suppliers.addWall(11_050_000);
      suppliers.addPoolWait(31_000);
    }
    QueryStats page =
        ask(
            route.queries(),
            new Query("shop.products", "find", "{categoryId: ?} sort {_id: 1} skip limit"),
            30,
            21_000);
    page.addReplies(720, 0, 216_000);
    page.addCaller(ShopProfile.method("ProductRepository", "list", 61), 5);
  }

  private static void addProduct(RouteProfile route) {
    QueryStats latest = ask(route.queries(), LATEST, 60, 25_400);
    latest.addReplies(60, 0, 30_000);
    latest.addCaller(ShopProfile.method("OrderRepository", "lastPurchase", 58), 6);
    QueryStats reviews = ask(route.queries(), REVIEWS, 60, 3_100);
    reviews.addReplies(170, 0, 34_000);
    reviews.addCaller(ShopProfile.method("ReviewRepository", "ofProduct", 25), 6);
    ask(route.queries(), SUPPLIER, 60, 900).addReplies(60, 0, 60 * 188);
    QueryStats product = ask(route.queries(), PRODUCT, 120, 800);
    product.addReplies(120, 0, 36_000);
    product.addDuplicates(new Repeats(60, 120, 48_000_000, 2));
    product.addCaller(ShopProfile.method("ProductRepository", "byId", 29), 7);
    product.addCaller(ShopProfile.method("Recommendations", "fill", 41), 7);
  }

  private static void addCheckout(RouteProfile route) {
    QueryStats stock = ask(route.queries(), STOCK, 84, 1_200);
    stock.addReplies(0, 80, 84 * 45);
    stock.addVarying(new Repeats(12, 84, 86_400_000, 9));
    stock.addFailure("112 WriteConflict", 4);
    stock.addCaller(ShopProfile.method("ProductRepository", "take", 57), 7);
    QueryStats insert = ask(route.queries(), new Query("shop.orders", "insert", ""), 12, 1_500);
    insert.addReplies(0, 12, 540);
  }

  private static void addSearch(RouteProfile route) {
    QueryStats search = ask(route.queries(), SEARCH, 40, 6_900);
    search.addReplies(400, 0, 120_000);
    search.addCaller(ShopProfile.method("ProductRepository", "list", 61), 5);
  }

  private static QueryStats ask(QueryTable table, Query query, int times, long micros) {
    QueryStats stats = table.of(query);
    for (int i = 0; i < times; i++) {
      stats.countOperation(micros * 1000, 1);
      stats.addCommands(1);
    }
    return stats;
  }

  private static void addIndexes(Profile profile, String namespace, String field) {
    List<IndexFacts> indexes = List.of(index("_id_", "_id"), index(field + "_1", field));
    profile.addCollection(namespace, new CollectionFacts(1, "collection", indexes));
  }

  private static IndexFacts index(String name, String field) {
    return new IndexFacts(name, List.of(new IndexFacts.Key(field, "1")), List.of(), false, false);
  }
}
