package io.hotpath.it;

import io.hotpath.it.levels.PlainApplication;
import io.hotpath.levels.door.Door;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The plain application as a child, with the agent or with our servlet. */
final class Plain implements AutoCloseable {

  static final String TOKEN = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
  static final String KEY = "0123456789abcdef";

  private static final Path FILTERS =
      Path.of("..", "..", "filters", "servlet", "target", "hotpath-filters.jar").toAbsolutePath();

  private final Child child;
  private final Server server;
  private final Door door;

  private Plain(Child child, Server server, Door door) {
    this.child = child;
    this.server = server;
    this.door = door;
  }

  /** Unmodified, under the agent, whose own port is the door. */
  static Plain underAgent(String container, String moreOptions) throws Exception {
    Path token = token();
    String agent =
        "-javaagent:"
            + Installation.JAR
            + "=dir="
            + Profiles.newFolder()
            + ",packages=io.hotpath.it.levels,key="
            + KEY
            + ",console=127.0.0.1:0,token.file="
            + token
            + ",log.groups="
            + Door.GROUPS
            + moreOptions;
    Child child = start(List.of(agent), System.getProperty("java.class.path"), List.of(container));
    int port = Integer.parseInt(child.awaitOutput("(?m)^ready (\\d+)$"));
    Door door = new Door(consolePort(child), "", TOKEN);
    return new Plain(child, Server.at(child, port), door);
  }

  /** With our servlet in it, without the agent. */
  static Plain withServlet(String container) throws Exception {
    Child child =
        start(
            List.of(),
            FILTERS + File.pathSeparator + System.getProperty("java.class.path"),
            List.of(container, "token.file=" + token(), "log.groups=" + Door.GROUPS));
    int port = Integer.parseInt(child.awaitOutput("(?m)^ready (\\d+)$"));
    return new Plain(child, Server.at(child, port), new Door(port, "", TOKEN));
  }

  private static Child start(List<String> options, String classPath, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Jvm.own().java());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.add("-Dlogback.configurationFile=plain-logback.xml");
    command.add("-Dlog4j2.configurationFile=plain-log4j2.xml");
    command.addAll(List.of("-cp", classPath, PlainApplication.class.getName()));
    command.addAll(arguments);
    return Child.start(command);
  }

  /** Where the agent's own port is, once it is open. */
  static int consolePort(Child child) throws Exception {
    String said = "hotpath: the console is at http://127.0.0.1:";
    boolean open =
        Child.await(
            20,
            () -> {
              try {
                return child.err().contains(said);
              } catch (IOException e) {
                return false;
              }
            });
    if (!open) {
      throw new IllegalStateException(child.described());
    }
    String rest = child.err().split(said, 2)[1];
    return Integer.parseInt(rest.substring(0, rest.indexOf('/')));
  }

  /** A file with {@link #TOKEN}. */
  static Path token() throws IOException {
    Path file = Files.createTempFile("token", "");
    file.toFile().deleteOnExit();
    return Files.writeString(file, TOKEN);
  }

  Door door() {
    return door;
  }

  Child child() {
    return child;
  }

  HttpResponse<byte[]> get(String path) throws Exception {
    return server.get(path);
  }

  /** A request that asks for levels of its own. */
  HttpResponse<byte[]> get(String path, String levels) throws Exception {
    return server.send(
        server
            .request(path)
            .header("Hotpath-Key", KEY)
            .header("Hotpath-Log-Level", levels)
            .GET()
            .build());
  }

  /** Lines of a library so far. */
  List<String> logged(String library) throws IOException {
    return child.out().lines().filter(line -> line.startsWith(library + " ")).toList();
  }

  @Override
  public void close() {
    child.close();
  }
}
