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
