package io.hotpath.mongo;

import com.mongodb.connection.ClusterId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Whether a client waits for its answers on the thread that asks. Then, and only then, a command
 * belongs to the request of the thread it is sent on: a reactive client sends on whichever thread
 * is at hand. A client is one or the other for all its life, and the stack of its first command
 * tells. Thread-safe.
 */
final class ClientKinds {

  /** Clients remembered; beyond them all are looked at again. */
  private static final int MAX_CLIENTS = 1_000;

  private static final StackWalker WALKER = StackWalker.getInstance();

  private final ConcurrentMap<ClusterId, Boolean> waiting = new ConcurrentHashMap<>();

  boolean waits(ClusterId client) {
    Boolean known = waiting.get(client);
    if (known != null) {
      return known;
    }
    boolean waits = WALKER.walk(frames -> frames.anyMatch(ClientKinds::isWaiting));
    if (waiting.size() >= MAX_CLIENTS) {
      waiting.clear();
    }
    waiting.put(client, waits);
    return waits;
  }

  /** Frames of the synchronous drivers: {@code MongoClients} since 3.7, and the older API. */
  private static boolean isWaiting(StackWalker.StackFrame frame) {
    String type = frame.getClassName();
    return type.startsWith("com.mongodb.client.internal.")
        || type.equals("com.mongodb.Mongo")
        || type.startsWith("com.mongodb.Mongo$")
        || type.startsWith("com.mongodb.DBCollection")
        || type.startsWith("com.mongodb.DBCursor");
  }
}
