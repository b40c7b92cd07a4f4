package io.hotpath.samples.logging;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/**
 * The main class; started by tests as a child JVM, with one logging library. Settings are system
 * properties: {@code backend} (logback, log4j or jul), {@code log.dir}, {@code port} (any free one)
 * and {@code parent.pid}. The library's own say where its configuration is.
 */
public final class LoggingApplication {
  private LoggingApplication() {}

  /** Prints {@code ready on http://127.0.0.1:PORT} and serves until the JVM is told to end. */
  public static void main(String[] args) throws IOException, LifecycleException {
    endWithParent();
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("logging-tomcat").toString());
    Connector connector = new Connector();
    connector.setProperty("address", "127.0.0.1");
    connector.setPort(Integer.getInteger("port", 0));
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "logging", new LoggingServlet(statements()));
    for (String path : new String[] {"/log", "/background", "/stop"}) {
      context.addServletMappingDecoded(path, "logging");
    }
    tomcat.start();
    System.out.println("ready on http://127.0.0.1:" + connector.getLocalPort());
    tomcat.getServer().await();
  }

  private static Statements statements() {
    String backend = System.getProperty("backend", "");
    return switch (backend) {
      case "logback" -> new LogbackStatements();
      case "log4j" -> new Log4jStatements();
      case "jul" -> new JulStatements();
      default ->
          throw new IllegalArgumentException(
              "-Dbackend is '" + backend + "', allowed: logback, log4j, jul");
    };
  }

  /** A test that is killed outright runs no shutdown hook. */
  private static void endWithParent() {
    Long pid = Long.getLong("parent.pid");
    if (pid != null) {
      CompletableFuture<Void> unused =
          ProcessHandle.of(pid)
              .map(ProcessHandle::onExit)
              .orElseGet(() -> CompletableFuture.completedFuture(null))
              .thenAccept(parent -> System.exit(1));
    }
  }
}
