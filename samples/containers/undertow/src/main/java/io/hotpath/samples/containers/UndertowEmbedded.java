package io.hotpath.samples.containers;

import io.hotpath.samples.containers.launch.ContractInitializer;
import io.hotpath.samples.containers.launch.LaunchOptions;
import io.hotpath.samples.containers.launch.Launcher;
import io.hotpath.samples.contract.ContractApplication;
import io.hotpath.samples.contract.WorkException;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ErrorPage;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.api.ServletStackTraces;
import io.undertow.servlet.util.ImmediateInstanceHandle;
import java.net.InetSocketAddress;
import java.util.Set;

/** Undertow with the contract application from the class path. Started by tests as a child JVM. */
public final class UndertowEmbedded {
  private UndertowEmbedded() {}

  public static void main(String[] args) throws Exception {
    LaunchOptions options = LaunchOptions.fromSystemProperties();
    Launcher.quiet();
    DeploymentManager deployment = Servlets.defaultContainer().addDeployment(describe(options));
    deployment.deploy();
    GracefulShutdownHandler requests = Handlers.gracefulShutdown(deployment.start());
    Undertow server =
        Undertow.builder()
            .addHttpListener(options.port(), "127.0.0.1")
            .setHandler(requests)
            .build();
    server.start();
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    Launcher.serve(address.getPort(), () -> stop(server, requests, deployment));
  }

  private static DeploymentInfo describe(LaunchOptions options) {
    ContractInitializer initializer = new ContractInitializer(options);
    return Servlets.deployment()
        .setDeploymentName("contract")
        .setContextPath("/")
        .setClassLoader(UndertowEmbedded.class.getClassLoader())
        // Undertow reads forms in this one, whatever the application told the ServletContext.
        .setDefaultRequestEncoding("UTF-8")
        // Stack traces differ with what surrounds the application; the answers shall not.
        .setServletStackTraces(ServletStackTraces.NONE)
        .addServletContainerInitializer(
            new ServletContainerInitializerInfo(
                ContractInitializer.class,
                () -> new ImmediateInstanceHandle<>(initializer),
                Set.of()))
        .addErrorPage(
            new ErrorPage(ContractApplication.ERROR_PAGE, ContractApplication.ERROR_STATUS))
        .addErrorPage(new ErrorPage(ContractApplication.ERROR_PAGE, WorkException.class));
  }

  private static void stop(
      Undertow server, GracefulShutdownHandler requests, DeploymentManager deployment)
      throws Exception {
    requests.shutdown();
    requests.awaitShutdown(Launcher.GRACE_MS);
    server.stop();
    deployment.stop();
    deployment.undeploy();
  }
}
