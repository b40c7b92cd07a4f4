package io.hotpath.samples.mongo.server;

/**
 * The test server as a process of its own. Prints one line, {@code mongo ready on
 * mongodb://127.0.0.1:PORT/test}, and serves until it is told to stop or its parent ends.
 */
public final class MongoServerMain {
  private MongoServerMain() {}

  /** Takes its settings from the system properties, see {@link ServerSettings}. */
  public static void main(String[] args) {
    ExitWithParent.watch();
    TestMongoServer server = TestMongoServer.start(ServerSettings.fromSystemProperties());
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "mongo-stop"));
    System.out.println("mongo ready on " + server.uri());
  }
}
