package io.hotpath.samples.containers;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A container in a JVM of its own. {@code -Dcontract.java} names another JVM than the tests' own,
 * {@code -Dcontract.virtual=true} puts Jetty on virtual threads.
 */
final class Child implements AutoCloseable {
  private static final boolean VIRTUAL = Boolean.getBoolean("contract.virtual");
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Process process;
  private final Path errors;
  private final int port;

  private Child(Process process, Path errors, int port) {
    this.process = process;
    this.errors = errors;
    this.port = port;
  }

  static Child start(Launch launch) throws IOException {
    return start(launch, List.of(), List.of());
  }

  static Child start(Launch launch, List<String> options, List<Path> classPath) throws IOException {
    Path own = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("contract.java", own.toString()));
    // The tests start many short-lived JVMs: what only pays later is left out.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    if (isVirtual(launch)) {
      command.add("-Dvirtual=true");
    }
    command.addAll(launch.arguments(options, classPath));
    Path errors = Files.createTempFile("contract", ".err");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    BufferedReader output = process.inputReader();
    String ready = output.readLine();
    if (ready == null || !ready.startsWith("ready ")) {
      process.destroyForcibly();
      throw new IllegalStateException(launch + ": " + ready + " " + Files.readString(errors));
    }
    return new Child(process, errors, Integer.parseInt(ready.substring("ready ".length())));
  }

  static boolean isVirtual(Launch launch) {
    return VIRTUAL && launch.isJetty();
  }

  HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  HttpResponse<byte[]> post(String path, String type, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).header("Content-Type", type);
    return send(request.POST(BodyPublishers.ofByteArray(body)).build());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Connection", "close")
        .timeout(Duration.ofSeconds(20));
  }

  HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    return CLIENT.send(request, BodyHandlers.ofByteArray());
  }

  CompletableFuture<HttpResponse<byte[]>> getLater(String path) {
    return CLIENT.sendAsync(request(path).GET().build(), BodyHandlers.ofByteArray());
  }

  /** Sends SIGTERM and returns the exit status, or null when the JVM did not end in time. */
  @Nullable Integer terminate() throws InterruptedException {
    process.destroy();
    return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : null;
  }

  String errors() throws IOException {
    return Files.readString(errors);
  }

  /** Ends the JVM, by its own means if it can: a killed container leaves its work folder. */
  @Override
  public void close() throws IOException {
    try {
      if (terminate() == null) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Files.deleteIfExists(errors);
  }
}
