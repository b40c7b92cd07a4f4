package io.hotpath.samples.contract;

/** Threads of the application's own, for the asynchronous servlets. */
final class Workers {
  /** Long enough that {@code service()} has returned before the task runs. */
  private static final long LATER_MS = 30;

  private Workers() {}

  /** What a worker does. */
  @FunctionalInterface
  interface Task {
    void run() throws Exception;
  }

  /** Runs the task on a new thread, at once. */
  static void now(Task task) {
    after(0, task);
  }

  /** Runs the task on a new thread, when the servlet that asked for it has returned. */
  static void later(Task task) {
    after(LATER_MS, task);
  }

  /** Runs the task on a new thread, after some time. */
  static void after(long delayMs, Task task) {
    Thread worker = new Thread(() -> run(delayMs, task), "contract-worker");
    worker.setDaemon(true);
    worker.start();
  }

  private static void run(long delayMs, Task task) {
    try {
      Thread.sleep(delayMs);
      task.run();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
