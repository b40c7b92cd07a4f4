package io.hotpath.it.levels;

import jakarta.servlet.Servlet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Starts the application: {@code jetty} or {@code tomcat}, and behind it init-params of our servlet
 * where that is on the class path.
 */
public final class PlainApplication {

  private static final String OURS = "io.hotpath.servlet.LoggersServlet";
  private static final List<String> PAGES = List.of("/log", "/dispatch", "/start");

  private PlainApplication() {}

  public static void main(String[] arguments) throws Exception {
    Map<String, String> params = new LinkedHashMap<>();
    for (int i = 1; i < arguments.length; i++) {
      String[] pair = arguments[i].split("=", 2);
      params.put(pair[0], pair[1]);
    }
    int port = arguments[0].equals("jetty") ? jetty(params) : tomcat(params);
    System.out.println("ready " + port);
    System.out.flush();
  }

  private static int jetty(Map<String, String> params) throws Exception {
    ServletContextHandler context = new ServletContextHandler("/", false, false);
    for (String page : PAGES) {
      ServletHolder holder = new ServletHolder(new LogServlet());
      holder.setAsyncSupported(true);
      context.addServlet(holder, page);
    }
    if (!params.isEmpty()) {
      ServletHolder holder = new ServletHolder(ours());
      holder.setInitParameters(params);
      context.addServlet(holder, "/actuator/*");
    }
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(context);
    server.start();
    return connector.getLocalPort();
  }

  private static int tomcat(Map<String, String> params) throws Exception {
    Path folder = Files.createTempDirectory("tomcat");
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    Connector connector = new Connector();
    connector.setProperty("address", "127.0.0.1");
    connector.setPort(0);
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", folder.toString());
    for (String page : PAGES) {
      Wrapper wrapper = Tomcat.addServlet(context, page, new LogServlet());
      wrapper.setAsyncSupported(true);
      context.addServletMappingDecoded(page, page);
    }
    if (!params.isEmpty()) {
      Wrapper wrapper = Tomcat.addServlet(context, "loggers", ours());
      params.forEach(wrapper::addInitParameter);
      context.addServletMappingDecoded("/actuator/*", "loggers");
    }
    tomcat.start();
    return connector.getLocalPort();
  }

  private static Servlet ours() throws ReflectiveOperationException {
    return Class.forName(OURS).asSubclass(Servlet.class).getConstructor().newInstance();
  }
}
