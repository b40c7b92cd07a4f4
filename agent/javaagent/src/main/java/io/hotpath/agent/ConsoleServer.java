package io.hotpath.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hotpath.levels.console.Console;
import io.hotpath.levels.console.ConsoleRequest;
import io.hotpath.levels.console.ConsoleResponse;
import io.hotpath.live.LivePages;
import io.hotpath.recorder.ConsoleOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The door of the agent: the JDK's own server on one address. Daemon threads, {@value #THREADS} at
 * most; requests beyond {@value #WAITING} that wait are turned away.
 */
final class ConsoleServer {

  private static final int THREADS = 4;
  private static final int WAITING = 32;

  private final Console console;

  private ConsoleServer(Console console) {
    this.console = console;
  }

  /** Listens, until the JVM ends. */
  static void open(ConsoleOptions.Address address, Console console, Consumer<String> said)
      throws IOException {
    InetAddress host = InetAddress.getByName(address.host());
    HttpServer server = HttpServer.create(new InetSocketAddress(host, address.port()), WAITING);
    server.setExecutor(pool());
    server.createContext("/", new ConsoleServer(console)::serve);
    // The server's own thread is made by its caller, which is a daemon.
    server.start();
    String url = "http://" + address.host() + ":" + server.getAddress().getPort() + "/";
    said.accept(
        "hotpath: the console is at "
            + url
            + Console.ACTUATOR
            + ", for browsers at "
            + url
            + LivePages.NAME);
  }

  private static ThreadPoolExecutor pool() {
    AtomicInteger numbers = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            work -> {
              Thread thread = new Thread(work, "hotpath-console-" + numbers.incrementAndGet());
              thread.setDaemon(true);
              thread.setContextClassLoader(null);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      ConsoleResponse answer = console.answer(read(exchange));
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] body = answer.body();
      boolean none = body.length == 0;
      exchange.sendResponseHeaders(answer.status(), none ? -1 : body.length);
      if (!none) {
        try (OutputStream out = exchange.getResponseBody()) {
          out.write(body);
        }
      }
    }
  }

  private static ConsoleRequest read(HttpExchange exchange) {
    URI uri = exchange.getRequestURI();
    Map<String, List<String>> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    InetAddress remote = exchange.getRemoteAddress().getAddress();
    return new ConsoleRequest(
        exchange.getRequestMethod(),
        uri.getRawPath() == null ? "" : uri.getRawPath(),
        uri.getRawQuery(),
        headers,
        exchange.getRequestBody(),
        remote.isLoopbackAddress(),
        remote.getHostAddress(),
        "",
        "http");
  }
}
