package io.hotpath.samples.mongo.launch;

import io.hotpath.samples.mongo.server.ExitWithParent;
import jakarta.servlet.http.HttpServlet;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The life of an application of these samples; called by its main class. Settings are system
 * properties: {@code mongo.uri} (needed; it names the database), {@code port} (any free port) and
 * {@code parent.pid}.
 */
public final class Launcher {
  private Launcher() {}

  /** Makes the application's servlets, by path. */
  @FunctionalInterface
  public interface Application {
    Map<String, HttpServlet> servlets(String mongoUri) throws Exception;
  }

  /** Prints {@code ready on http://127.0.0.1:PORT} and serves until the JVM is told to end. */
  public static void serve(Application application) throws Exception {
    ExitWithParent.watch();
    String mongoUri = System.getProperty("mongo.uri");
    if (mongoUri == null) {
      System.err.println("-Dmongo.uri=mongodb://<host>:<port>/<database> is missing");
      System.exit(2);
      return;
    }
    // Drivers and Jetty are talkative, and a failing database is part of the tests.
    Logger.getLogger("").setLevel(Level.OFF);
    WebServer server =
        WebServer.start(Integer.getInteger("port", 0), application.servlets(mongoUri));
    System.out.println("ready on http://127.0.0.1:" + server.port());
    server.join();
  }
}
