package io.hotpath.samples.containers;

import io.hotpath.samples.containers.launch.LaunchOptions;
import io.hotpath.samples.containers.launch.Launcher;
import org.apache.catalina.Context;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** Tomcat with the contract application as an exploded WAR. Started by tests as a child JVM. */
public final class TomcatWar {
  private TomcatWar() {}

  public static void main(String[] args) throws Exception {
    LaunchOptions options = LaunchOptions.fromSystemProperties();
    Launcher.quiet();
    TomcatServer server = new TomcatServer(options);
    // The defaults would register a JSP servlet whose class is not here.
    server.tomcat().setAddDefaultWebXmlToWebapp(false);
    Context context = server.tomcat().addWebapp("", options.requiredWar().toString());
    // The application says metadata-complete: there is nothing to find in the jars.
    if (context.getJarScanner() instanceof StandardJarScanner scanner) {
      scanner.setScanClassPath(false);
    }
    server.serve(context);
  }
}
