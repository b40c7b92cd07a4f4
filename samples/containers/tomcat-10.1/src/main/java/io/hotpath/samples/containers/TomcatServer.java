package io.hotpath.samples.containers;

import io.hotpath.samples.containers.launch.LaunchOptions;
import io.hotpath.samples.containers.launch.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardService;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;

/** The server below both ways to run the application; made by the main classes. */
final class TomcatServer {
  private final Tomcat tomcat = new Tomcat();
  private final Path base;

  TomcatServer(LaunchOptions options) throws IOException {
    base = Files.createTempDirectory("contract-tomcat");
    tomcat.setBaseDir(base.toString());
    Connector connector = new Connector();
    connector.setProperty("address", "127.0.0.1");
    connector.setPort(options.port());
    tomcat.setConnector(connector);
    if (tomcat.getService() instanceof StandardService service) {
      service.setGracefulStopAwaitMillis(Launcher.GRACE_MS);
    }
    // Stack traces differ with what surrounds the application; the answers shall not.
    ErrorReportValve errors = new ErrorReportValve();
    errors.setShowReport(false);
    errors.setShowServerInfo(false);
    tomcat.getHost().getPipeline().addValve(errors);
  }

  Tomcat tomcat() {
    return tomcat;
  }

  void serve(Context context) throws LifecycleException, IOException, InterruptedException {
    // Other containers have a default servlet too: filters see requests for what is not there.
    Tomcat.addServlet(context, "default", DefaultServlet.class.getName());
    context.addServletMappingDecoded("/", "default");
    tomcat.start();
    // Tomcat goes on without what failed, after it has logged why.
    if (!isStarted(context) || !isStarted(tomcat.getConnector())) {
      stop();
      throw new IllegalStateException("Tomcat or the application did not start");
    }
    Launcher.serve(tomcat.getConnector().getLocalPort(), this::stop);
  }

  private static boolean isStarted(Lifecycle part) {
    return part.getState() == LifecycleState.STARTED;
  }

  private void stop() throws LifecycleException, IOException {
    tomcat.stop();
    tomcat.destroy();
    try (Stream<Path> files = Files.walk(base)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
