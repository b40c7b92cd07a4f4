package io.hotpath.samples.mongo.server;

import java.util.concurrent.CompletableFuture;

/**
 * Ends this JVM when the process that started it ends: a test that is killed outright runs no
 * shutdown hook. Called first by every main class of the samples for MongoDB.
 */
public final class ExitWithParent {
  private ExitWithParent() {}

  /** Watches the process named by {@code parent.pid}; without the property there is none. */
  public static void watch() {
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
