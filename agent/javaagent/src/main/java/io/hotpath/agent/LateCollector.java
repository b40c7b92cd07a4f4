package io.hotpath.agent;

import io.hotpath.recorder.Collector;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The collector, started by the first hook that needs one: a request, a database client, a context
 * or an event of a logging library. A JVM that has none of them (a build step, a tool that inherits
 * the flag) never pays for it.
 *
 * <p>Thread-safe. Who comes while it starts waits until it runs, so nothing is missed; afterwards
 * asking is one reading of a field. Starting loads classes of ours and of the JDK alone, so it
 * needs no lock of the application.
 */
final class LateCollector implements AutoCloseable {

  private final Supplier<Collector> start;
  private final Consumer<String> complaints;
  private volatile @Nullable Collector collector;
  private boolean over;

  /**
   * @param start called once at most
   */
  LateCollector(Supplier<Collector> start, Consumer<String> complaints) {
    this.start = start;
    this.complaints = complaints;
  }

  /** The running collector; null at the end of the JVM, and where it could not be started. */
  @Nullable Collector get() {
    Collector running = collector;
    return running == null ? started() : running;
  }

  private synchronized @Nullable Collector started() {
    if (collector == null && !over) {
      // Also for what the start itself calls.
      over = true;
      try {
        collector = start.get();
      } catch (RuntimeException | Error e) {
        complaints.accept("hotpath: not started, the application runs unprofiled: " + e);
      }
    }
    return collector;
  }

  /** Writes what was recorded, if anything was. */
  @Override
  public void close() {
    Collector ending = last();
    if (ending != null) {
      ending.close();
    }
  }

  private synchronized @Nullable Collector last() {
    over = true;
    return collector;
  }
}
