package io.hotpath.samples.mongo.driver;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.hotpath.samples.mongo.launch.Launcher;
import jakarta.servlet.http.HttpServlet;
import java.util.Map;
import java.util.TreeMap;

/** The main class; started by tests as a child JVM, with one version of the driver. */
public final class DriverApplication {

  private static final String LEGACY_CLIENT = "com.mongodb.MongoClient";

  private DriverApplication() {}

  public static void main(String[] args) throws Exception {
    Launcher.serve(DriverApplication::servlets);
  }

  /** Connects, fills the database anew and answers the servlets by path. */
  public static Map<String, HttpServlet> servlets(String mongoUri) {
    MongoClient client = MongoClients.create(mongoUri);
    MongoDatabase database = client.getDatabase(databaseOf(mongoUri));
    Seed.fill(database);
    Map<String, HttpServlet> servlets = new TreeMap<>();
    DriverServlet servlet = new DriverServlet(client, database);
    servlet.paths().forEach(path -> servlets.put(path, servlet));
    if (hasLegacyClient()) {
      servlets.put("/legacyFind", new LegacyServlet(mongoUri, databaseOf(mongoUri)));
    }
    return servlets;
  }

  private static String databaseOf(String mongoUri) {
    String database = new ConnectionString(mongoUri).getDatabase();
    if (database == null) {
      throw new IllegalArgumentException("-Dmongo.uri names no database: " + mongoUri);
    }
    return database;
  }

  private static boolean hasLegacyClient() {
    try {
      Class<?> unused = Class.forName(LEGACY_CLIENT);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
