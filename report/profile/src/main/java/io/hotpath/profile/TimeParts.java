package io.hotpath.profile;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What requests of a route did and waited for. MongoDB (with its driver) and logging were measured;
 * the time outside of them is shared out by looks at the threads, so the other parts are estimates:
 * of n looks at a part, about one in the root of n too many or too few. Immutable; nanoseconds of
 * all requests and their threads together.
 *
 * @param runningNanos computing, without a processor while ready to, or in system calls: files and
 *     sockets other than MongoDB's; -1 without looks, like the next two
 * @param lockNanos waiting to enter a monitor or for a lock of {@code java.util.concurrent}
 * @param waitNanos waiting for anything else, and asynchronous requests without a thread
 * @param mongoNanos in calls of the driver, the wait for a connection included
 * @param logNanos in appenders
 * @param gcNanos of all of it, in pauses of garbage collection
 * @param looks outside of MongoDB and logging
 */
public record TimeParts(
    long runningNanos,
    long lockNanos,
    long waitNanos,
    long mongoNanos,
    long logNanos,
    long gcNanos,
    long looks) {

  /** The parts of a route's time. */
  public static TimeParts of(RouteProfile route) {
    CallNode outside = new CallNode(Method.REQUEST);
    long mongo = 0;
    long log = 0;
    Deque<CallNode> open = new ArrayDeque<>();
    open.push(route.tree());
    while (!open.isEmpty()) {
      CallNode node = open.pop();
      if (node.method().equals(Method.LOGGING)) {
        log = Sum.of(log, node.totalNanos());
      } else if (isDatabase(node.method())) {
        mongo = Sum.of(mongo, node.totalNanos());
      } else {
        outside.addLooks(node.runningLooks(), node.lockLooks(), node.waitLooks());
        node.children().forEach(open::push);
      }
    }
    outside.add(0, 0, Math.max(0, route.tree().totalNanos() - mongo - log));
    return of(route, outside, mongo, log);
  }

  private static TimeParts of(RouteProfile route, CallNode outside, long mongo, long log) {
    boolean looked = outside.looks() > 0;
    long suspended = Math.max(0, route.wallNanos() - route.tree().totalNanos());
    return new TimeParts(
        looked ? Math.max(0, outside.selfNanos() - outside.lockNanos() - outside.waitNanos()) : -1,
        looked ? outside.lockNanos() : -1,
        looked ? Sum.of(outside.waitNanos(), suspended) : -1,
        mongo,
        log,
        route.gcNanos(),
        outside.looks());
  }

  /** Queries stand below the driver, or alone where it is not woven. */
  private static boolean isDatabase(Method method) {
    return method.isPseudo() && !method.equals(Method.REQUEST) && !method.equals(Method.BEYOND);
  }
}
