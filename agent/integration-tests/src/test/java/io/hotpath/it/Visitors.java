package io.hotpath.it;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Two clients that ask again and again, with a short rest between, until they leave. */
final class Visitors implements AutoCloseable {

  private static final int CLIENTS = 2;
  private static final long REST_MILLIS = 4;
  private static final long LEAVE_SECONDS = 30;

  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
  private final AtomicInteger next = new AtomicInteger();
  private final Server server;
  private final IntFunction<String> path;
  private volatile boolean leaving;

  private Visitors(Server server, IntFunction<String> path) {
    this.server = server;
    this.path = path;
  }

  /**
   * Begins to ask.
   *
   * @param path by the request's number, from 0
   */
  static Visitors of(Server server, IntFunction<String> path) {
    Visitors visitors = new Visitors(server, path);
    for (int client = 0; client < CLIENTS; client++) {
      visitors.clients.execute(visitors::visit);
    }
    return visitors;
  }

  /** Leaves, and answers whatever was not status 200. */
  List<String> leave() throws InterruptedException {
    leaving = true;
    clients.shutdown();
    if (!clients.awaitTermination(LEAVE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("visitors did not leave");
    }
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    leaving = true;
    clients.shutdownNow();
  }

  private void visit() {
    try {
      while (!leaving) {
        String asked = path.apply(next.getAndIncrement());
        int status = server.send(server.keptAlive(asked).GET().build()).statusCode();
        if (status != 200) {
          complaints.add(asked + ": " + status);
        }
        Thread.sleep(REST_MILLIS);
      }
    } catch (IOException e) {
      complaints.add(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
