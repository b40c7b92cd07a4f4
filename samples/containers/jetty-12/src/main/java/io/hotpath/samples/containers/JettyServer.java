package io.hotpath.samples.containers;

import io.hotpath.samples.containers.launch.LaunchOptions;
import io.hotpath.samples.containers.launch.Launcher;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The server below both ways to run the application; called by the main classes. */
final class JettyServer {
  private JettyServer() {}

  static void serve(
      ServletContextHandler context, ErrorPageErrorHandler errors, LaunchOptions options)
      throws Exception {
    // Stack traces differ with what surrounds the application; the answers shall not.
    errors.setShowStacks(false);
    context.setErrorHandler(errors);
    Server server = new Server(threads(options));
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(options.port());
    server.addConnector(connector);
    server.setHandler(new GracefulHandler(context));
    server.setStopTimeout(Launcher.GRACE_MS);
    server.start();
    Launcher.serve(connector.getLocalPort(), () -> stop(server));
  }

  private static void stop(Server server) throws Exception {
    try {
      server.stop();
    } catch (TimeoutException cut) {
      // Requests were still running when the grace was over: Jetty has cut them and stopped.
      server.destroy();
    }
  }

  private static QueuedThreadPool threads(LaunchOptions options) {
    QueuedThreadPool threads = new QueuedThreadPool();
    if (options.virtual()) {
      Executor virtual = VirtualThreads.getDefaultVirtualThreadsExecutor();
      if (virtual == null) {
        throw new IllegalArgumentException("-Dvirtual=true needs a JDK with virtual threads");
      }
      threads.setVirtualThreadsExecutor(virtual);
    }
    return threads;
  }
}
