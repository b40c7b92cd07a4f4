package io.hotpath.servlet;

import io.hotpath.levels.door.Door;
import io.hotpath.levels.door.DoorContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract of the endpoint, on a servlet in a container, with Logback behind it. */
abstract class LoggersContract extends DoorContract {

  static final String TOKEN = "dG9rZW4tZm9yLXRlc3RzLW9ubHk";

  @TempDir static Path folder;

  private final Container.Kind kind;
  private Container container;

  LoggersContract(Container.Kind kind) {
    this.kind = kind;
  }

  @BeforeAll
  final void startContainer() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
    Site site =
        new Site()
            .loggers(
                new LoggersServlet(),
                Map.of("token.file", token.toString(), "log.groups", Door.GROUPS));
    container = kind.start(site, Files.createDirectories(folder.resolve("files")));
  }

  @AfterAll
  final void stopContainer() {
    container.close();
  }

  @Override
  protected final Door door() {
    return new Door(container.port(), "", TOKEN);
  }
}
