package io.hotpath.it;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.hotpath.samples.mongo.server.ServerSettings;
import io.hotpath.samples.mongo.server.TestMongoServer;
import org.jspecify.annotations.Nullable;

/**
 * The database of a test: simulated in this JVM, or a real one named by {@code it.mongo.uri}.
 *
 * @param uri with a database that may be dropped
 * @param simulated null for a real one, which counts nothing and fails not when told
 */
record MongoTarget(String uri, @Nullable TestMongoServer simulated) implements AutoCloseable {

  private static final String PROPERTY = "it.mongo.uri";
  private static final String DATABASE = "hotpath_it";

  /** The only member of a replica set, so that drivers retry and have transactions. */
  static MongoTarget ofReplicaSet() {
    return of(ServerSettings.SINGLE.withReplicaSet("rs0"));
  }

  static MongoTarget of(ServerSettings settings) {
    TestMongoServer server = TestMongoServer.start(settings);
    return new MongoTarget(server.uri(), server);
  }

  /** The real one in a database of our own; skips the test where there is none. */
  static MongoTarget real() {
    String uri = System.getProperty(PROPERTY);
    if (uri == null) {
      System.out.println(
          "skipped on a real MongoDB: -D" + PROPERTY + "=mongodb://<host>:<port> names none");
    }
    assumeThat(uri).as("skipped: -D%s names no MongoDB", PROPERTY).isNotNull();
    return new MongoTarget(withDatabase(String.valueOf(uri)), null);
  }

  private static String withDatabase(String uri) {
    int options = uri.indexOf('?');
    String place = options < 0 ? uri : uri.substring(0, options);
    int hosts = place.indexOf("://") + "://".length();
    int database = place.indexOf('/', hosts);
    String servers = database < 0 ? place : place.substring(0, database);
    return servers + "/" + DATABASE + (options < 0 ? "" : uri.substring(options));
  }

  @Override
  public void close() {
    if (simulated != null) {
      simulated.close();
    }
  }
}
