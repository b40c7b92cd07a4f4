package io.hotpath.export;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Method;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Query;
import java.util.Random;

/** A profile with random trees; always the same. */
final class Shop {

  static final String[] HOSTILE = {
    "GET /a;b c", "GET /\"quoted\\\"", "GET /line\nfeed,comma", "GET /\u202e\ud83d\udd25"
  };

  private Shop() {}

  static Profile profile() {
    Random random = new Random(3);
    Profile profile = new Profile();
    profile.countWindow("host", 1_795_000_000_000L, 1_795_000_010_000L);
    profile.addOwnCost(1_000, 2_000);
    for (String route : HOSTILE) {
      fill(profile, route, random);
    }
    fill(profile, "GET /cart", random);
    return profile;
  }

  private static void fill(Profile profile, String name, Random random) {
    long all = 0;
    for (int i = 0; i < 50; i++) {
      long wall = 1_000_000L + random.nextInt(1 << 28);
      all += wall;
      profile.route(name).countRequest(200, i == 0, false, wall, wall / 2, 100, 200);
    }
    CallNode tree = profile.route(name).tree();
    tree.add(50, 0, all);
    grow(tree, all, 6, random);
    Query query = new Query("shop.orders", "find", "{a: ?}");
    profile.route(name).queries().of(query).countOperation(5_000_000, 1);
  }

  private static void grow(CallNode node, long nanos, int levels, Random random) {
    long left = nanos;
    for (int i = levels; i > 0; i--) {
      int number = random.nextInt(9);
      CallNode child =
          node.child(new Method("com.acme.C" + number, "m;" + number, "C.java", number));
      long part = left / 2;
      child.add(1 + random.nextInt(9), 0, part);
      left -= part;
      grow(child, part, i - 2, random);
    }
  }
}
