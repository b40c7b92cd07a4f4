package io.hotpath.samples.containers;

import io.hotpath.samples.containers.launch.ContractInitializer;
import io.hotpath.samples.containers.launch.LaunchOptions;
import io.hotpath.samples.containers.launch.Launcher;
import io.hotpath.samples.contract.ContractApplication;
import io.hotpath.samples.contract.WorkException;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHandler.Default404Servlet;
import org.eclipse.jetty.ee10.servlet.ServletHolder;

/** Jetty with the contract application from the class path. Started by tests as a child JVM. */
public final class JettyEmbedded {
  private JettyEmbedded() {}

  public static void main(String[] args) throws Exception {
    LaunchOptions options = LaunchOptions.fromSystemProperties();
    Launcher.quiet();
    ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
    context.addServletContainerInitializer(new ContractInitializer(options));
    // Jetty would add it under a name with an identity hash, and its error page shows the name.
    context.addServlet(new ServletHolder("default", Default404Servlet.class), "/");
    ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
    errors.addErrorPage(ContractApplication.ERROR_STATUS, ContractApplication.ERROR_PAGE);
    errors.addErrorPage(WorkException.class, ContractApplication.ERROR_PAGE);
    JettyServer.serve(context, errors, options);
  }
}
