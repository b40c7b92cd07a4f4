package io.hotpath.samples.shop;

import java.nio.file.Path;

/**
 * The settings of a shop.
 *
 * @param port where to listen on 127.0.0.1; 0 is any free port
 * @param mongoUri the database, with its name
 * @param fixed whether the query per row and the missing index are repaired
 * @param directory where the mails go
 */
public record ShopConfig(int port, String mongoUri, boolean fixed, Path directory) {
  private static final String LOCAL_MONGO = "mongodb://127.0.0.1:27017/shop";

  /** Reads {@code shop.port}, {@code mongo.uri}, {@code shop.fixed} and {@code shop.dir}. */
  public static ShopConfig fromSystemProperties() {
    return new ShopConfig(
        Integer.getInteger("shop.port", 8080),
        System.getProperty("mongo.uri", LOCAL_MONGO),
        Boolean.getBoolean("shop.fixed"),
        directoryFromSystemProperties());
  }

  // The same default as in logback.xml, which puts the log there.
  private static Path directoryFromSystemProperties() {
    String directory = System.getProperty("shop.dir");
    return directory == null
        ? Path.of(System.getProperty("java.io.tmpdir"), "hotpath-shop")
        : Path.of(directory);
  }
}
