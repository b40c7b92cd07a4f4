package io.hotpath.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The sample shop and its database, each a JVM of its own. */
final class Shop implements AutoCloseable {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String PACKAGE = "io.hotpath.samples.shop.";

  private final Child mongo;
  private final Child child;
  private final String uri;

  private Shop(Child mongo, Child child, String uri) {
    this.mongo = mongo;
    this.child = child;
    this.uri = uri;
  }

  /**
   * @param folder where the shop writes its logs
   */
  static Shop start(Path folder, List<String> jvmOptions) throws IOException, InterruptedException {
    Child mongo = Child.start(command(List.of(), "MongoServerMain"));
    String mongoUri = mongo.awaitOutput("mongo ready on (mongodb://\\S+)");
    List<String> options = new ArrayList<>(jvmOptions);
    options.add("-Dmongo.uri=" + mongoUri);
    options.add("-Dshop.port=0");
    options.add("-Dshop.dir=" + folder);
    Child child = Child.start(command(options, "Shop"));
    return new Shop(mongo, child, child.awaitOutput("shop ready on (http://\\S+)"));
  }

  private static List<String> command(List<String> options, String main) {
    List<String> command = new ArrayList<>();
    command.add(Jvm.own().java());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), PACKAGE + main));
    return command;
  }

  Child child() {
    return child;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(uri + path)).timeout(Duration.ofSeconds(30));
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  @Override
  public void close() {
    child.close();
    mongo.close();
  }
}
