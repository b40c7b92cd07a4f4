package io.hotpath.servlet;

import io.undertow.Undertow;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.api.ServletStackTraces;
import io.undertow.servlet.util.ImmediateInstanceHandle;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ResourceServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A running servlet container with one application. */
record Container(int port, Stop stop) implements AutoCloseable {

  /** Ends it. */
  interface Stop {
    void run() throws Exception;
  }

  /** Starts a container with a site whose static files are in a folder. */
  interface Kind {
    Container start(Site site, Path files) throws Exception;
  }

  @Override
  public void close() {
    try {
      stop.run();
    } catch (Exception e) {
      throw new IllegalStateException("the container did not stop", e);
    }
  }

  /** Jetty 12, ee10. */
  static Container jetty(Site site, Path files) throws Exception {
    ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
    context.setBaseResourceAsPath(files);
    context.addServletContainerInitializer(site);
    context.addServlet(new ServletHolder("static", ResourceServlet.class), "/");
    ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
    errors.setShowStacks(false);
    site.errorPages.forEach(errors::addErrorPage);
    context.setErrorHandler(errors);
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(context);
    server.start();
    return new Container(connector.getLocalPort(), server::stop);
  }

  /** Tomcat 10.1. */
  static Container tomcat(Site site, Path files) throws Exception {
    return tomcat(site, files, false);
  }

  private static Container tomcat(Site site, Path files, boolean strict) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(files.resolve("../tomcat").normalize().toString());
    Connector connector = new Connector();
    connector.setProperty("address", "127.0.0.1");
    connector.setPort(0);
    tomcat.setConnector(connector);
    ErrorReportValve errors = new ErrorReportValve();
    errors.setShowReport(false);
    errors.setShowServerInfo(false);
    tomcat.getHost().getPipeline().addValve(errors);
    Context context = tomcat.addContext("", files.toString());
    context.setParentClassLoader(Container.class.getClassLoader());
    context.addServletContainerInitializer(site, null);
    context.setSuspendWrappedResponseAfterForward(strict);
    context.addMimeMapping("html", "text/html");
    site.errorPages.forEach(
        (status, path) -> {
          ErrorPage page = new ErrorPage();
          page.setErrorCode(status);
          page.setLocation(path);
          context.addErrorPage(page);
        });
    Tomcat.addServlet(context, "static", DefaultServlet.class.getName());
    context.addServletMappingDecoded("/", "static");
    tomcat.start();
    return new Container(
        connector.getLocalPort(),
        () -> {
          tomcat.stop();
          tomcat.destroy();
        });
  }

  /** Tomcat that closes responses behind a forward, as Tomcat 11 does. */
  static Container strictTomcat(Site site, Path files) throws Exception {
    return tomcat(site, files, true);
  }

  /** Undertow 2.3. */
  static Container undertow(Site site, Path files) throws Exception {
    DeploymentInfo info =
        Servlets.deployment()
            .setDeploymentName("site")
            .setContextPath("/")
            .setClassLoader(Container.class.getClassLoader())
            .setResourceManager(new PathResourceManager(files))
            .setServletStackTraces(ServletStackTraces.NONE)
            .addServletContainerInitializer(
                new ServletContainerInitializerInfo(
                    Site.class, () -> new ImmediateInstanceHandle<>(site), Set.of()));
    site.errorPages.forEach(
        (status, path) -> info.addErrorPage(new io.undertow.servlet.api.ErrorPage(path, status)));
    DeploymentManager deployment = Servlets.defaultContainer().addDeployment(info);
    deployment.deploy();
    Undertow server =
        Undertow.builder().addHttpListener(0, "127.0.0.1").setHandler(deployment.start()).build();
    server.start();
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    return new Container(
        address.getPort(),
        () -> {
          server.stop();
          deployment.stop();
          deployment.undeploy();
        });
  }
}
