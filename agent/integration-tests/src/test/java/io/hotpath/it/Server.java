package io.hotpath.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A container that serves the contract application, with or without Hotpath. */
final class Server implements AutoCloseable {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Child child;
  private final int port;

  private Server(Child child, int port) {
    this.child = child;
    this.port = port;
  }

  /** The server that a child says is ready at a port. */
  static Server at(Child child, int port) {
    return new Server(child, port);
  }

  static Server start(
      Jvm jvm,
      Container container,
      Installation installation,
      Map<String, String> options,
      List<String> jvmOptions)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(jvm.java());
    // Many short lives: what only pays later is left out.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(jvmOptions);
    command.addAll(installation.jvmOptions(options));
    command.addAll(container.arguments(installation.classPath()));
    Child child = Child.start(command);
    return new Server(child, Integer.parseInt(child.awaitOutput("(?m)^ready (\\d+)$")));
  }

  Child child() {
    return child;
  }

  HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    return CLIENT.send(request, BodyHandlers.ofByteArray());
  }

  /** A request whose connection ends with it, so that the server can end at once. */
  HttpRequest.Builder request(String path) {
    return keptAlive(path).header("Connection", "close");
  }

  HttpRequest.Builder keptAlive(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(20));
  }

  HttpRequest.Builder request(String method, String path) {
    return request(path).method(method, BodyPublishers.noBody());
  }

  @Override
  public void close() {
    child.close();
  }
}
