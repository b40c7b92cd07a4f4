package io.hotpath.samples.mongo.morphia;

import static java.util.Objects.requireNonNull;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import dev.morphia.Morphia;
import io.hotpath.samples.mongo.launch.Launcher;
import io.hotpath.samples.mongo.launch.TextServlet;
import jakarta.servlet.http.HttpServlet;
import java.util.Map;

/** The main class; started by tests as a child JVM. */
public final class MorphiaApplication {

  private MorphiaApplication() {}

  public static void main(String[] args) throws Exception {
    Launcher.serve(MorphiaApplication::servlets);
  }

  static Map<String, HttpServlet> servlets(String mongoUri) {
    ConnectionString uri = new ConnectionString(mongoUri);
    String database = requireNonNull(uri.getDatabase(), "-Dmongo.uri names no database");
    Shelf shelf = new Shelf(Morphia.createDatastore(MongoClients.create(uri), database));
    shelf.fill();
    return Map.of(
        "/findOne", new TextServlet(shelf::findOne),
        "/nplus1", new TextServlet(shelf::nPlusOne),
        "/save", new TextServlet(shelf::save));
  }
}
