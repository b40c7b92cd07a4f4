package io.hotpath.samples.containers.launch;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The life of a launched container; called by the main class of every launcher. */
public final class Launcher {
  /** How long a container may wait for running requests when it is told to stop. */
  public static final long GRACE_MS = 3_000;

  // Tomcat and Undertow log what a servlet threw as an error of their own.
  private static final List<String> APPLICATION_LOGGERS =
      List.of("org.apache.catalina.core.ContainerBase", "io.undertow.request");

  private Launcher() {}

  /** Ends what a container does at the end of its life. */
  @FunctionalInterface
  public interface Stop {
    void run() throws Exception;
  }

  /** Leaves only errors on the standard error. To be called before the container's first class. */
  public static void quiet() {
    Logger.getLogger("").setLevel(Level.SEVERE);
  }

  /** Says that the container serves, and returns when the JVM was told to end. */
  public static void serve(int port, Stop stop) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Runnable end =
        () -> {
          try {
            stop.run();
          } catch (Exception failure) {
            System.err.println("The container did not stop: " + failure);
          } finally {
            stopped.countDown();
          }
        };
    Runtime.getRuntime().addShutdownHook(new Thread(end, "launcher-stop"));
    ignoreApplicationErrors();
    System.out.println("ready " + port);
    System.out.flush();
    stopped.await();
  }

  /** What servlets throw is part of the contract; why a filter did not start, before, is not. */
  private static void ignoreApplicationErrors() {
    // A filter and not a level: Tomcat sets the levels of its loggers itself.
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      handler.setFilter(entry -> !isOfApplication(entry));
    }
  }

  private static boolean isOfApplication(LogRecord entry) {
    String logger = String.valueOf(entry.getLoggerName());
    return APPLICATION_LOGGERS.stream().anyMatch(logger::startsWith);
  }
}
