package io.hotpath.recorder;

import io.hotpath.profile.Loss;
import io.hotpath.profile.Profile;
import io.hotpath.profile.RequestProfile;
import io.hotpath.profile.RouteProfile;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Brings windows and requests to the sinks, in order, on a daemon thread {@code hotpath-writer}
 * that lives while there is something to bring. A slow disk, or code that runs for the first time,
 * must not keep the collector from folding.
 *
 * <p>Called by the collector's thread. Bound: {@link #MAX_WAITING} windows or requests wait; beyond
 * it the collector waits for room, {@link #PATIENCE_NANOS} at most, and what finds none is lost and
 * counted. A sink that throws is a fault and is called again with what comes next.
 */
final class Delivery {

  static final int MAX_WAITING = 4;
  static final long PATIENCE_NANOS = 5_000_000_000L;

  private static final long IDLE_SECONDS = 1;
  private static final long END_SECONDS = 10;

  private final List<Sink> sinks;
  private final Ledger ledger;
  private final LinkedBlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
  private final AtomicLong cpuNanos = new AtomicLong();
  private final @Nullable ThreadPoolExecutor thread;

  /**
   * @param ownThread false for tests: then sinks are called at once, by the caller
   */
  Delivery(List<Sink> sinks, Ledger ledger, boolean ownThread) {
    this.sinks = List.copyOf(sinks);
    this.ledger = ledger;
    this.thread = ownThread ? thread(waiting) : null;
  }

  private static ThreadPoolExecutor thread(LinkedBlockingQueue<Runnable> waiting) {
    ThreadPoolExecutor thread =
        new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, waiting, Delivery::writer);
    thread.allowCoreThreadTimeOut(true);
    return thread;
  }

  private static Thread writer(Runnable work) {
    Thread writer = new Thread(work, "hotpath-writer");
    writer.setDaemon(true);
    writer.setContextClassLoader(null);
    return writer;
  }

  /** Whether a sink takes each request. */
  boolean wantsEach() {
    return sinks.stream().anyMatch(Sink::wantsEach);
  }

  /** A whole request, for the sinks that take it. */
  void request(RequestProfile request, Predicate<Sink> takes) {
    bring(() -> requestTo(request, takes), Loss.REQUESTS_UNWRITTEN);
  }

  /**
   * A window is over.
   *
   * @param complete adds to it what is left to add, before any sink sees it
   */
  void window(Profile window, Runnable complete) {
    bring(
        () -> {
          guarded("window", complete);
          window.routes().values().forEach(this::slowest);
          sinks.forEach(sink -> guarded("window to " + name(sink), () -> sink.window(window)));
        },
        Loss.WINDOWS_UNWRITTEN);
  }

  private void slowest(RouteProfile route) {
    route.slowest().forEach(request -> requestTo(request, sink -> !sink.wantsEach()));
  }

  private void requestTo(RequestProfile request, Predicate<Sink> takes) {
    for (Sink sink : sinks) {
      if (takes.test(sink)) {
        guarded("request to " + name(sink), () -> sink.request(request));
      }
    }
  }

  private void bring(Runnable item, Loss otherwise) {
    ThreadPoolExecutor writer = thread;
    if (writer == null) {
      item.run();
    } else if (!isTaken(writer, () -> measured(item))) {
      ledger.lose(otherwise, 1);
    }
  }

  private boolean isTaken(ThreadPoolExecutor writer, Runnable item) {
    try {
      if (!waiting.offer(item, PATIENCE_NANOS, TimeUnit.NANOSECONDS)) {
        return false;
      }
      boolean unused = writer.prestartCoreThread();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void measured(Runnable item) {
    long before = ThreadMeter.cpuNanos();
    try {
      item.run();
    } finally {
      cpuNanos.addAndGet(Math.max(0, ThreadMeter.cpuNanos() - before));
    }
  }

  /** CPU time of the writer since the last call. */
  long takeCpuNanos() {
    return cpuNanos.getAndSet(0);
  }

  /** Waits until all is brought, ten seconds at most. */
  void end() {
    ThreadPoolExecutor writer = thread;
    if (writer == null) {
      return;
    }
    writer.shutdown();
    try {
      boolean unused = writer.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String name(Sink sink) {
    return sink.getClass().getName();
  }

  private void guarded(String place, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      ledger.fault(place, e);
    }
  }
}
