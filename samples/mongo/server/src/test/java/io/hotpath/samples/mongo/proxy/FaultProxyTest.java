package io.hotpath.samples.mongo.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.hotpath.samples.mongo.server.CommandCount;
import io.hotpath.samples.mongo.server.CommandKey;
import io.hotpath.samples.mongo.server.ServerSettings;
import io.hotpath.samples.mongo.server.TestMongoServer;
import java.io.IOException;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a driver sees through the proxy. */
final class FaultProxyTest {

  private static final CommandKey FIND = new CommandKey("test", "items", "find");

  private final TestMongoServer server = TestMongoServer.start(ServerSettings.SINGLE);
  private final FaultProxy proxy;
  private final MongoClient client;
  private final MongoCollection<Document> items;

  FaultProxyTest() throws IOException {
    proxy = FaultProxy.start(0, "127.0.0.1", server.port());
    client =
        MongoClients.create(
            "mongodb://127.0.0.1:" + proxy.port() + "/?retryReads=false&socketTimeoutMS=300");
    items = client.getDatabase("test").getCollection("items");
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    proxy.close();
    server.close();
  }

  @Test
  void normal_passesEverythingOn() {
    items.insertOne(new Document("_id", 1).append("text", "x".repeat(1_000_000)));

    assertThat(items.find().first()).containsEntry("_id", 1);
  }

  @Test
  void delay_isAtLeastAsLongAsAskedFor() {
    proxy.set(Fault.delay(100).times(1));

    assertThat(nanosOfFind()).isGreaterThanOrEqualTo(100_000_000);
    assertThat(server.counts().get(FIND)).isEqualTo(new CommandCount(1, 0));
  }

  @Test
  void reset_endsTheConnectionInTheReply() {
    proxy.set(Fault.reset(20).times(1));

    assertThatThrownBy(() -> items.find().first()).isInstanceOf(MongoSocketException.class);
    assertThat(items.find().first()).isNull();
    assertThat(server.counts().get(FIND)).isEqualTo(new CommandCount(2, 0));
  }

  @Test
  void hole_letsTheDriverWaitUntilItGivesUp() {
    proxy.set(Fault.hole().times(1));

    assertThatThrownBy(() -> items.find().first())
        .isInstanceOf(MongoSocketReadTimeoutException.class);
    assertThat(items.find().first()).isNull();
  }

  @Test
  void fault_asText_isRead() {
    assertThat(Fault.parse("delay 50 2")).isEqualTo(Fault.delay(50).times(2));
    assertThat(Fault.parse("reset 0")).isEqualTo(Fault.reset(0));
    assertThat(Fault.parse(" hole ")).isEqualTo(Fault.hole());
    assertThatThrownBy(() -> Fault.parse("slow"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'slow' is none of: normal, delay MILLIS");
  }

  private long nanosOfFind() {
    long start = System.nanoTime();
    var unused = items.find().first();
    return System.nanoTime() - start;
  }
}
