package io.hotpath.text;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Method;
import io.hotpath.profile.RouteProfile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The positions of all routes' trees where most time is spent, each with the path that led there.
 */
final class HotPaths {

  private static final int MAX_PATHS = 10;
  private static final int FIRST_SHOWN = 3;
  private static final int LAST_SHOWN = 4;

  private final PriorityQueue<Path> dearest =
      new PriorityQueue<>(Comparator.comparingLong(Path::selfNanos));
  private long totalNanos;

  private record Path(long selfNanos, boolean estimated, String text) {}

  private record Step(CallNode node, Iterator<CallNode> below) {}

  static void write(Collection<RouteProfile> routes, Lines lines) throws IOException {
    HotPaths paths = new HotPaths();
    routes.forEach(paths::addTree);
    lines.add("    self ms   share  hot path (all requests together)");
    List<Path> sorted = new ArrayList<>(paths.dearest);
    sorted.sort(Comparator.comparingLong(Path::selfNanos).reversed().thenComparing(Path::text));
    for (Path path : sorted) {
      lines.add(
          "%11s %7s  %s",
          Figures.millis((double) path.selfNanos, path.estimated),
          Figures.share(path.selfNanos, paths.totalNanos),
          path.text);
    }
    lines.blank();
  }

  private void addTree(RouteProfile route) {
    totalNanos += route.tree().totalNanos();
    Deque<Step> path = new ArrayDeque<>();
    path.addLast(new Step(route.tree(), route.tree().children().iterator()));
    keep(route, path);
    while (!path.isEmpty()) {
      Step top = path.getLast();
      if (top.below.hasNext()) {
        CallNode next = top.below.next();
        path.addLast(new Step(next, next.children().iterator()));
        keep(route, path);
      } else {
        path.removeLast();
      }
    }
  }

  private void keep(RouteProfile route, Deque<Step> path) {
    CallNode node = path.getLast().node;
    long self = node.selfNanos();
    Path least = dearest.peek();
    if (self == 0 || (dearest.size() == MAX_PATHS && least != null && least.selfNanos >= self)) {
      return;
    }
    dearest.add(new Path(self, node.isSelfEstimated(), text(route, path)));
    if (dearest.size() > MAX_PATHS) {
      dearest.remove();
    }
  }

  private static String text(RouteProfile route, Deque<Step> path) {
    StringBuilder text = new StringBuilder(TerminalText.escape(route.route(), 80));
    int left = path.size();
    boolean cut = left > 1 + FIRST_SHOWN + LAST_SHOWN + 1;
    for (Step step : path) {
      int at = path.size() - left;
      left--;
      if (at == 0 && path.size() > 1) {
        continue;
      }
      if (!cut || at <= FIRST_SHOWN || left < LAST_SHOWN) {
        text.append(" > ").append(TerminalText.escape(brief(step.node.method()), 80));
      } else if (at == FIRST_SHOWN + 1) {
        text.append(" > ...");
      }
    }
    return text.toString();
  }

  /** The class without its package: a path is long enough. */
  private static String brief(Method method) {
    String type = method.type().substring(method.type().lastIndexOf('.') + 1);
    return type.isEmpty() ? method.name() : type + "." + method.name();
  }
}
