package io.hotpath.samples.shop;

import com.mongodb.MongoException;
import java.io.UncheckedIOException;

/**
 * The main class of the shop. Prints one line, {@code shop ready on http://127.0.0.1:PORT}, and
 * serves until it is told to stop.
 */
public final class Shop {
  private Shop() {}

  /** Takes its settings from the system properties, see {@link ShopConfig}. */
  public static void main(String[] args) throws InterruptedException {
    ExitWithParent.watch();
    ShopConfig config = ShopConfig.fromSystemProperties();
    try (ShopDatabase database = ShopDatabase.connect(config.mongoUri())) {
      database.prepare(config.fixed());
      ShopServer server = ShopServer.start(config, database.database());
      System.out.println("shop ready on " + server.uri());
      server.join();
    } catch (MongoException failure) {
      System.err.println("the shop cannot use " + config.mongoUri() + ": " + failure.getMessage());
      System.exit(1);
    } catch (UncheckedIOException failure) {
      System.err.println("the shop cannot start: " + failure.getMessage());
      System.exit(1);
    }
  }
}
