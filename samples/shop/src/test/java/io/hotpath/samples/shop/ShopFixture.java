package io.hotpath.samples.shop;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.URI;
import java.nio.file.Path;

/** A shop on a free port with a database of its own, for one test class. */
final class ShopFixture implements AutoCloseable {
  private final MongoServer mongo = new MongoServer(new MemoryBackend());
  private final QueryCounter queries = new QueryCounter();
  private final ShopDatabase database;
  private final ShopServer server;

  ShopFixture(Path directory, boolean fixed) {
    mongo.bind("127.0.0.1", 0);
    String uri = "mongodb://127.0.0.1:" + mongo.getLocalAddress().getPort() + "/shop";
    database = ShopDatabase.connect(uri, MongoClientSettings.builder().addCommandListener(queries));
    database.prepare(fixed);
    server = ShopServer.start(new ShopConfig(0, uri, fixed, directory), database.database());
  }

  URI uri() {
    return server.uri();
  }

  QueryCounter queries() {
    return queries;
  }

  MongoDatabase database() {
    return database.database();
  }

  /** Brings the indexes into another state, as another start of the shop would. */
  void prepareAgain(boolean fixed) {
    database.prepare(fixed);
  }

  /** A new visitor, with no session yet. */
  TestBrowser visitor() {
    return new TestBrowser(server.uri());
  }

  @Override
  public void close() {
    server.close();
    database.close();
    mongo.shutdownNow();
  }
}
