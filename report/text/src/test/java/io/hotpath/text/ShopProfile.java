package io.hotpath.text;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Loss;
import io.hotpath.profile.Method;
import io.hotpath.profile.Profile;
import io.hotpath.profile.RequestProfile;
import io.hotpath.profile.RouteProfile;

/** A small shop, as the golden files show it. Times in microseconds, deterministic. */
final class ShopProfile {

  static final long START = 1_795_000_000_000L;
  static final String INSTANCE = "web1:4711:20261118T080640Z";

  private ShopProfile() {}

  static Profile profile() {
    Profile profile = new Profile();
    profile.countWindow(INSTANCE, START, START + 10_000);
    addProduct(profile.route("GET /product/{n}"));
    addCategories(profile.route("GET /categories"));
    addHome(profile.route("GET /"));
    profile.countWoven(21, 120);
    profile.skip("trivial", "com.acme.shop.Product#name");
    profile.skip("trivial", "com.acme.shop.Product#price");
    profile.skip("near the limit of huge methods", "com.acme.shop.Tables#<clinit>");
    profile.lose(Loss.CALLS_FOLDED, 40);
    profile.addFault("io.hotpath.recorder.Collector: IllegalStateException", 2);
    profile.addOwnCost(1_500_000, 12_000_000);
    return profile;
  }

  static RequestProfile slowProduct() {
    return new RequestProfile(
        "4711-17",
        "GET /product/{n}",
        START + 4_250,
        500,
        "java.lang.IllegalStateException",
        90_000_000,
        41_000_000,
        1_250_000,
        512,
        false,
        productTree(1, 90_000));
  }

  /** Exact figures, by hand: 4 requests of 20, 20, 20 and 90 ms. */
  private static void addProduct(RouteProfile route) {
    for (int i = 0; i < 3; i++) {
      route.countRequest(200, false, false, 20_000_000, 9_000_000, 1_000_000, 14_300);
      route.tree().addTree(productTree(1, 20_000));
    }
    route.countRequest(500, true, false, 90_000_000, 41_000_000, -1, 512);
    RequestProfile slow = slowProduct();
    route.tree().addTree(slow.tree());
    route.keepSlow(slow);
  }

  static CallNode productTree(int requests, long micros) {
    CallNode root = CallNode.root();
    add(root, requests, micros);
    CallNode servlet = root.child(method("ProductServlet", "doGet", 31));
    add(servlet, requests, micros - 400);
    CallNode find = servlet.child(method("Catalogue", "find", 58));
    add(find, 3L * requests, micros / 2);
    add(find.child(method("Product", "<init>", 12)), 30L * requests, 60);
    add(servlet.child(method("View", "escape", 90)), 200L * requests, 15);
    return root;
  }

  /** Recursive: render calls itself, and renderAll and render call each other. */
  private static void addCategories(RouteProfile route) {
    route.countRequest(200, false, false, 8_000_000, 7_900_000, 64_000, 2_048);
    CallNode root = route.tree();
    add(root, 1, 8_000);
    CallNode all = root.child(method("View", "renderAll", 20));
    add(all, 1, 7_000);
    CallNode render = all.child(method("View", "render", 40));
    add(render, 2, 6_000);
    CallNode innerAll = render.child(method("View", "renderAll", 20));
    add(innerAll, 2, 5_000);
    CallNode innerRender = innerAll.child(method("View", "render", 40));
    innerRender.add(4, 40, 4_000_000);
    CallNode again = innerRender.child(method("View", "render", 40));
    add(again, 8, 3_000);
    add(root.child(Method.BEYOND), 0, 0);
    add(root.child(Method.BEYOND).child(method("View", "escape", 90)), 7, 0);
  }

  /** Without an agent: samples alone. */
  private static void addHome(RouteProfile route) {
    route.countRequest(200, false, true, 2_000_000, -1, -1, -1);
    add(route.tree(), 1, 2_000);
    CallNode sampled = route.sampledTreeToFill();
    add(sampled, 2, 2_000);
    add(sampled.child(method("HomeServlet", "doGet", 15)), 1, 1_000);
  }

  static Method method(String type, String name, int line) {
    return new Method("com.acme.shop." + type, name, type + ".java", line);
  }

  private static void add(CallNode node, long calls, long micros) {
    node.add(calls, 0, micros * 1000);
  }
}
