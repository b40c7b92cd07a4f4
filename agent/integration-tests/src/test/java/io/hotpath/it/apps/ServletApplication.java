package io.hotpath.it.apps;

import jakarta.servlet.Servlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Serves one servlet at {@code /app}; its class name is the argument. */
public final class ServletApplication {

  private ServletApplication() {}

  public static void main(String[] arguments) throws Exception {
    ServletContextHandler context = new ServletContextHandler("/", false, false);
    context.addServlet(
        new ServletHolder(Class.forName(arguments[0]).asSubclass(Servlet.class)), "/app");
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(context);
    server.start();
    System.out.println("ready " + connector.getLocalPort());
    System.out.flush();
  }
}
