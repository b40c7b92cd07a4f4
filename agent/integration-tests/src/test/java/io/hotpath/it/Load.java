package io.hotpath.it;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Concurrent clients of one server. Each waits for its answer before it asks again. */
final class Load {

  /** Looks at each answer, on the client's thread. */
  @FunctionalInterface
  interface Check {
    void answered(int number, HttpResponse<byte[]> answer);
  }

  private Load() {}

  /**
   * Asks for so many paths.
   *
   * @param path by the request's number, from 0
   */
  static void run(Server server, int clients, int requests, IntFunction<String> path, Check check)
      throws InterruptedException, ExecutionException {
    AtomicInteger next = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(clients);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        running.add(
            pool.submit(
                () -> {
                  for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
                    ask(server, i, path, check);
                  }
                  return null;
                }));
      }
      for (Future<?> client : running) {
        client.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static void ask(Server server, int number, IntFunction<String> path, Check check)
      throws IOException, InterruptedException {
    check.answered(number, server.send(server.keptAlive(path.apply(number)).GET().build()));
  }

  /** A check that wants nothing but the status. */
  static Check status(int expected) {
    return (number, answer) -> {
      if (answer.statusCode() != expected) {
        throw new AssertionError("request " + number + ": " + answer.statusCode());
      }
    };
  }
}
