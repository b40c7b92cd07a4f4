package io.hotpath.it.budget;

import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Starts the application. */
public final class BusyApplication {

  private BusyApplication() {}

  public static void main(String[] arguments) throws Exception {
    ServletContextHandler context = new ServletContextHandler("/", false, false);
    context.addServlet(new ServletHolder(new BusyServlet()), "/busy");
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
