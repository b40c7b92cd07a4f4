package io.hotpath.samples.containers;

import io.hotpath.samples.containers.launch.LaunchOptions;
import io.hotpath.samples.containers.launch.Launcher;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.webapp.WebAppContext;

/** Jetty with the contract application as an exploded WAR. Started by tests as a child JVM. */
public final class JettyWar {
  private JettyWar() {}

  public static void main(String[] args) throws Exception {
    LaunchOptions options = LaunchOptions.fromSystemProperties();
    Launcher.quiet();
    WebAppContext context = new WebAppContext(options.requiredWar().toString(), "/");
    context.setThrowUnavailableOnStartupException(true);
    JettyServer.serve(context, new ErrorPageErrorHandler(), options);
  }
}
