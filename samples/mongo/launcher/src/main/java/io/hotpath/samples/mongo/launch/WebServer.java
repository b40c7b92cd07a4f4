package io.hotpath.samples.mongo.launch;

import jakarta.servlet.http.HttpServlet;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.component.LifeCycle;

/** Jetty on 127.0.0.1 with an application's servlets. Thread-safe. */
public final class WebServer implements AutoCloseable {

  private static final long GRACE_MILLIS = 3_000;
  private static final long IDLE_MILLIS = 100;

  private final Server server;
  private final ServerConnector connector;

  private WebServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Serves.
   *
   * @param port 0 for a free one
   * @param servlets by their exact path
   */
  public static WebServer start(int port, Map<String, HttpServlet> servlets) {
    ServletContextHandler context = new ServletContextHandler("/");
    servlets.forEach((path, servlet) -> context.addServlet(new ServletHolder(servlet), path));
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    // Connections kept alive with no request on them are not worth waiting for.
    connector.setShutdownIdleTimeout(IDLE_MILLIS);
    server.addConnector(connector);
    server.setHandler(new GracefulHandler(context));
    server.setStopTimeout(GRACE_MILLIS);
    server.setStopAtShutdown(true);
    LifeCycle.start(server);
    return new WebServer(server, connector);
  }

  public int port() {
    return connector.getLocalPort();
  }

  /** Waits until the server has stopped. */
  void join() throws InterruptedException {
    server.join();
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
  }
}
