package io.hotpath.samples.mongo.reactive;

import static java.util.Objects.requireNonNull;

import com.mongodb.ConnectionString;
import com.mongodb.reactivestreams.client.MongoClients;
import io.hotpath.samples.mongo.launch.Launcher;
import io.hotpath.samples.mongo.launch.TextServlet;
import jakarta.servlet.http.HttpServlet;
import java.util.Map;

/** The main class; started by tests as a child JVM. */
public final class ReactiveApplication {

  private ReactiveApplication() {}

  public static void main(String[] args) throws Exception {
    Launcher.serve(ReactiveApplication::servlets);
  }

  static Map<String, HttpServlet> servlets(String mongoUri) {
    ConnectionString uri = new ConnectionString(mongoUri);
    String database = requireNonNull(uri.getDatabase(), "-Dmongo.uri names no database");
    Shelf shelf = new Shelf(MongoClients.create(uri).getDatabase(database));
    shelf.fill();
    return Map.of(
        "/findOne", new TextServlet(shelf::findOne), "/nplus1", new TextServlet(shelf::nPlusOne));
  }
}
