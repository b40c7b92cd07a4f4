package io.hotpath.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random requests, and profiles of them as the recorder makes them. Seeded: always the same. */
final class Recordings {

  private final Random random;
  private int ids;

  Recordings(long seed) {
    random = new Random(seed);
  }

  List<RequestProfile> requests(int count) {
    List<RequestProfile> requests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      requests.add(request());
    }
    return requests;
  }

  RequestProfile request() {
    long wall = (long) Math.pow(10, 3 + 7 * random.nextDouble());
    boolean failed = random.nextInt(10) == 0;
    return new RequestProfile(
        "1-" + ids++,
        "GET /" + random.nextInt(4),
        1_795_000_000_000L + random.nextInt(10_000),
        failed ? 500 : 200 + random.nextInt(3),
        failed ? "java.io.IOException" : null,
        wall,
        orUnknown(wall / 2),
        orUnknown(random.nextInt(1 << 20)),
        orUnknown(random.nextInt(1 << 16)),
        random.nextInt(20) == 0,
        tree(wall));
  }

  private long orUnknown(long figure) {
    return random.nextInt(4) == 0 ? -1 : figure;
  }

  private CallNode tree(long wall) {
    CallNode root = CallNode.root();
    root.add(1, 0, wall);
    grow(root, wall, 5);
    return root;
  }

  private void grow(CallNode node, long nanos, int levels) {
    long left = nanos;
    for (int i = random.nextInt(3); i > 0 && levels > 0; i--) {
      CallNode child = node.child(method(random.nextInt(6)));
      long part = left / 2;
      child.add(1 + random.nextInt(9), random.nextInt(8) == 0 ? 3 : 0, part);
      left -= part;
      grow(child, part, levels - 1);
    }
  }

  static Method method(int number) {
    return new Method("com.acme.C" + number % 3, "m" + number, "C.java", number);
  }

  /** A window with these requests, and some of all that stands in its foot. */
  Profile window(List<RequestProfile> requests) {
    Profile window = new Profile();
    for (RequestProfile request : requests) {
      record(window, request);
    }
    long start = 1_795_000_000_000L + random.nextInt(1_000_000);
    window.countWindow("host:" + random.nextInt(3) + ":x", start, start + 10_000);
    window.routes().values().forEach(route -> queries(route.queries()));
    queries(window.elsewhere(Profile.NO_REQUEST));
    window.routes().values().forEach(route -> statements(route.statements(), true));
    statements(window.statementsElsewhere(Profile.UNATTRIBUTED), false);
    for (int i = 0; i < 2; i++) {
      window.addCollection("shop.c" + random.nextInt(3), collection());
      window.addPlan(query(), plan());
    }
    for (Loss loss : Loss.values()) {
      window.lose(loss, random.nextInt(3));
    }
    for (int i = 0; i < 60; i++) {
      window.skip("reason " + random.nextInt(2), "C" + random.nextInt(300));
      window.addFault("fault " + random.nextInt(300), 1 + random.nextInt(3));
    }
    window.countWoven(random.nextInt(50), random.nextInt(500));
    window.addOwnCost(random.nextInt(1_000_000), random.nextInt(1_000_000));
    return window;
  }

  private Query query() {
    int number = random.nextInt(30);
    return new Query(
        "shop.c" + number % 3, number % 2 == 0 ? "find" : "count", "{a" + number + "}");
  }

  private void queries(QueryTable table) {
    for (int i = random.nextInt(4); i > 0; i--) {
      QueryStats stats = table.of(query());
      for (int n = random.nextInt(5); n > 0; n--) {
        stats.countOperation(random.nextInt(1 << 30), random.nextInt(5));
        stats.addWall(random.nextInt(1 << 30));
        stats.addPoolWait(random.nextInt(1 << 20));
      }
      stats.addCommands(random.nextInt(9));
      stats.addReplies(random.nextInt(99), random.nextInt(9), random.nextInt(1 << 20));
      stats.sawIn(random.nextInt(50));
      stats.addFailure(random.nextInt(40) + " Code", 1);
      stats.addCaller(method(random.nextInt(40)), 1);
      stats.addVarying(new Repeats(1, 5 + random.nextInt(9), random.nextInt(1 << 20), 9));
      stats.addDuplicates(new Repeats(1, 2, random.nextInt(1 << 20), 2));
    }
  }

  private void statements(StatementTable table, boolean ofRoute) {
    for (int i = random.nextInt(4); i > 0; i--) {
      int number = random.nextInt(30);
      Statement statement =
          new Statement(
              "com.acme.C" + number % 3, number % 2 == 0 ? "INFO" : "DEBUG", "did {} " + number);
      StatementStats stats = table.of(statement);
      for (int n = random.nextInt(5); n > 0; n--) {
        int emitted = 1 + random.nextInt(9);
        stats.addEmissions(
            emitted, random.nextInt(emitted), random.nextInt(1 << 30), random.nextInt(1 << 20));
        if (ofRoute) {
          stats.countRequest();
        }
      }
      stats.addWritten(random.nextInt(1 << 20), random.nextInt(1 << 30));
      stats.addSuppressed(16L * random.nextInt(9), 16L * random.nextInt(9));
      stats.addCaller(method(random.nextInt(40)), 1);
    }
  }

  private CollectionFacts collection() {
    IndexFacts.Key key = new IndexFacts.Key("f" + random.nextInt(3), "-1");
    List<String> restricted = random.nextBoolean() ? List.of() : List.of("sparse");
    return new CollectionFacts(
        random.nextInt(5),
        "collection",
        List.of(new IndexFacts("by_f", List.of(key), restricted, random.nextBoolean(), false)));
  }

  private PlanFacts plan() {
    return new PlanFacts(
        random.nextInt(5), List.of("SORT", "COLLSCAN"), List.of(), random.nextBoolean());
  }

  static void record(Profile into, RequestProfile request) {
    RouteProfile route = into.route(request.route());
    route.countRequest(
        request.status(),
        request.isError(),
        request.partial(),
        request.wallNanos(),
        request.cpuNanos(),
        request.allocatedBytes(),
        request.sentBytes());
    route.tree().addTree(request.tree());
    if (request.sentBytes() == -1) {
      route.sampledTreeToFill().addTree(request.tree());
    }
    route.keepSlow(request);
  }
}
