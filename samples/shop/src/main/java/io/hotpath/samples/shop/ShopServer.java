package io.hotpath.samples.shop;

import com.mongodb.client.MongoDatabase;
import io.hotpath.samples.shop.web.ErrorServlet;
import io.hotpath.samples.shop.web.RequestTimingFilter;
import io.hotpath.samples.shop.web.SecurityHeadersFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.component.LifeCycle;

/** The web server of the shop. The main class and the tests start it. */
public final class ShopServer implements AutoCloseable {
  private static final long STOP_MILLIS = 5_000;
  private static final long SHUTDOWN_IDLE_MILLIS = 100;
  private static final int BACKGROUND_THREADS = 2;

  private final Server server;
  private final ServerConnector connector;
  private final ExecutorService background;

  private ShopServer(Server server, ServerConnector connector, ExecutorService background) {
    this.server = server;
    this.connector = connector;
    this.background = background;
  }

  /** Starts a server on 127.0.0.1 that works on a prepared database. */
  public static ShopServer start(ShopConfig config, MongoDatabase database) {
    ExecutorService background = Executors.newFixedThreadPool(BACKGROUND_THREADS, daemons());
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(config.port());
    // Connections kept alive with no request on them are not worth waiting for.
    connector.setShutdownIdleTimeout(SHUTDOWN_IDLE_MILLIS);
    server.addConnector(connector);
    ServletContextHandler context = context();
    new ShopRoutes(config, database, background).addTo(context);
    // Lets requests that are under way finish before the server stops.
    server.setHandler(new GracefulHandler(context));
    server.setStopTimeout(STOP_MILLIS);
    server.setStopAtShutdown(true);
    open(connector);
    LifeCycle.start(server);
    return new ShopServer(server, connector, background);
  }

  /** Where the shop is, without a slash at the end. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  /** Waits until the server has stopped. */
  public void join() throws InterruptedException {
    server.join();
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
    background.shutdown();
  }

  // Before the start, where a port in use would be one of many causes of one RuntimeException.
  private static void open(ServerConnector connector) {
    try {
      connector.open();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure.getMessage(), failure);
    }
  }

  private static ServletContextHandler context() {
    ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
    context.getSessionHandler().setHttpOnly(true);
    // Strict: another site cannot make a visitor's browser buy or log out.
    context.getSessionHandler().setSameSite(HttpCookie.SameSite.STRICT);
    addFilter(context, new RequestTimingFilter());
    addFilter(context, new SecurityHeadersFilter());
    context.addServlet(new ServletHolder(new ErrorServlet()), "/error");
    ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
    errors.addErrorPage(400, 599, "/error");
    errors.addErrorPage(Throwable.class, "/error");
    context.setErrorHandler(errors);
    return context;
  }

  private static void addFilter(ServletContextHandler context, Filter filter) {
    FilterHolder holder = new FilterHolder(filter);
    holder.setAsyncSupported(true);
    context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
  }

  // Daemons, so that a server that was killed half way does not keep its JVM alive.
  private static ThreadFactory daemons() {
    return task -> {
      Thread thread = new Thread(task, "shop-background");
      thread.setDaemon(true);
      return thread;
    };
  }
}
