package io.hotpath.samples.shop;

import java.util.concurrent.CompletableFuture;

/**
 * Ends this JVM when the process that started it ends. A demo that is killed outright runs no
 * shutdown hook, and would otherwise leave its shop and its database behind.
 */
final class ExitWithParent {
  private ExitWithParent() {}

  /** Watches the process named by {@code demo.pid}; without the property there is none. */
  static void watch() {
    Long pid = Long.getLong("demo.pid");
    if (pid != null) {
      CompletableFuture<Void> unused =
          ProcessHandle.of(pid)
              .map(ProcessHandle::onExit)
              .orElseGet(() -> CompletableFuture.completedFuture(null))
              .thenAccept(parent -> System.exit(1));
    }
  }
}
