package io.hotpath.samples.containers;

import io.hotpath.samples.containers.launch.ContractInitializer;
import io.hotpath.samples.containers.launch.LaunchOptions;
import io.hotpath.samples.containers.launch.Launcher;
import io.hotpath.samples.contract.ContractApplication;
import io.hotpath.samples.contract.WorkException;
import org.apache.catalina.Context;
import org.apache.tomcat.util.descriptor.web.ErrorPage;

/** Tomcat with the contract application from the class path. Started by tests as a child JVM. */
public final class TomcatEmbedded {
  private TomcatEmbedded() {}

  public static void main(String[] args) throws Exception {
    LaunchOptions options = LaunchOptions.fromSystemProperties();
    Launcher.quiet();
    TomcatServer server = new TomcatServer(options);
    Context context = server.tomcat().addContext("", null);
    context.addServletContainerInitializer(new ContractInitializer(options), null);
    ErrorPage byStatus = new ErrorPage();
    byStatus.setErrorCode(ContractApplication.ERROR_STATUS);
    byStatus.setLocation(ContractApplication.ERROR_PAGE);
    context.addErrorPage(byStatus);
    ErrorPage byType = new ErrorPage();
    byType.setExceptionType(WorkException.class.getName());
    byType.setLocation(ContractApplication.ERROR_PAGE);
    context.addErrorPage(byType);
    server.serve(context);
  }
}
