package io.hotpath.samples.mongo.server;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A MongoDB server in memory, for tests. Reached by real drivers over a socket of 127.0.0.1.
 *
 * <p>Besides what a database answers it obeys commands of its own, on any database, so that a test
 * steers a server in another process: {@link ControlCommands}. Thread-safe.
 */
public final class TestMongoServer implements AutoCloseable {

  /** One for each connection of a test, or nearly: a delay holds up nobody else. */
  private static final int WORKERS = 64;

  private final MongoServer server;
  private final TestBackend backend;
  private final String uri;

  private TestMongoServer(MongoServer server, TestBackend backend, String uri) {
    this.server = server;
    this.backend = backend;
    this.uri = uri;
  }

  /** Listens; fails if the port is taken. */
  public static TestMongoServer start(ServerSettings settings) {
    TestBackend backend = new TestBackend(settings);
    MongoServer server = new MongoServer(backend);
    server.bind(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 1, WORKERS);
    String address = "127.0.0.1:" + server.getLocalAddress().getPort();
    backend.listensAt(address);
    String set = settings.replicaSet();
    String options = set == null ? "" : "?replicaSet=" + set;
    return new TestMongoServer(server, backend, "mongodb://" + address + "/test" + options);
  }

  /** What a driver connects with; the database is {@code test}. */
  public String uri() {
    return uri;
  }

  public int port() {
    return server.getLocalAddress().getPort();
  }

  /** Commands answered since the start or the last reset. */
  public Map<CommandKey, CommandCount> counts() {
    return backend.counts().all();
  }

  /** The last command of this name, as it came; null without. Not to be changed. */
  public @Nullable Map<String, Object> latest(String command) {
    return backend.counts().latest(command);
  }

  /** Forgets counts, delays and failures. */
  public void reset() {
    backend.reset();
  }

  /** Lets every command of this name wait before it is run; 0 for no longer. */
  public void delay(String command, long millis) {
    backend.disturbances().delay(command, millis);
  }

  /** Lets the next commands fail that the failure is meant for. */
  public void fail(Failure failure) {
    backend.disturbances().fail(failure);
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
