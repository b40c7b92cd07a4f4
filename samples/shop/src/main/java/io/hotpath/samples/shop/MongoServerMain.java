package io.hotpath.samples.shop;

import de.bwaldvogel.mongo.MongoServer;
import io.hotpath.samples.mongo.server.IndexedBackend;
import java.net.InetSocketAddress;

/**
 * A database that lives in memory, for machines without MongoDB. Prints one line, {@code mongo
 * ready on mongodb://127.0.0.1:PORT/shop}, and serves until it is told to stop. The demo starts it
 * in a JVM of its own, so that its work does not appear in the profile of the shop.
 */
public final class MongoServerMain {
  private MongoServerMain() {}

  /** Listens on {@code mongo.port}, by default any free port. */
  public static void main(String[] args) {
    ExitWithParent.watch();
    MongoServer server = new MongoServer(new IndexedBackend());
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow, "mongo-stop"));
    server.bind("127.0.0.1", Integer.getInteger("mongo.port", 0));
    InetSocketAddress address = server.getLocalAddress();
    System.out.println("mongo ready on mongodb://127.0.0.1:" + address.getPort() + "/shop");
  }
}
