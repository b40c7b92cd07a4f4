package io.hotpath.samples.mongo.server;

import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import io.netty.util.Attribute;
import io.netty.util.AttributeKey;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What the server says of itself when a driver connects, and at every heartbeat. Thread-safe. */
final class Greeting {

  /** As 7.0, which every driver of these tests speaks with. */
  static final MongoVersion VERSION =
      new MongoVersion() {
        @Override
        public List<Integer> getVersionArray() {
          return List.of(7, 0, 0);
        }

        @Override
        public int getWireVersion() {
          return 21;
        }
      };

  private static final int MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
  private static final int MAX_MESSAGE_BYTES = 48_000_000;

  /** Far below a real server's 100,000, so that a small insert is split already. */
  private static final int MAX_WRITE_BATCH = 1_000;

  private static final int SESSION_MINUTES = 30;

  private static final AttributeKey<Integer> CONNECTION = AttributeKey.valueOf("connectionId");

  private final AtomicInteger connections = new AtomicInteger();
  private final @Nullable String replicaSet;
  private volatile String address = "";

  Greeting(@Nullable String replicaSet) {
    this.replicaSet = replicaSet;
  }

  void listensAt(String where) {
    address = where;
  }

  /** Answers {@code hello} and its older name. */
  Document answer(Channel channel, String command) {
    Document answer = new Document("helloOk", true);
    answer.put(command.equals("hello") ? "isWritablePrimary" : "ismaster", true);
    if (replicaSet != null) {
      answer.append("setName", replicaSet).append("setVersion", 1).append("secondary", false);
      answer.append("hosts", List.of(address)).append("primary", address).append("me", address);
    }
    return answer
        .append("maxBsonObjectSize", MAX_DOCUMENT_BYTES)
        .append("maxMessageSizeBytes", MAX_MESSAGE_BYTES)
        .append("maxWriteBatchSize", MAX_WRITE_BATCH)
        .append("connectionId", connection(channel))
        .append("localTime", Instant.now())
        .append("logicalSessionTimeoutMinutes", SESSION_MINUTES)
        .append("minWireVersion", 0)
        .append("maxWireVersion", VERSION.getWireVersion())
        .append("readOnly", false)
        .append("ok", 1.0);
  }

  /** Drivers that are not told it ask for it, by a command of its own. */
  private int connection(Channel channel) {
    Attribute<Integer> known = channel.attr(CONNECTION);
    known.compareAndSet(null, connections.incrementAndGet());
    return known.get();
  }
}
