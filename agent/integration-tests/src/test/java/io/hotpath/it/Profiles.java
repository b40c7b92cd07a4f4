package io.hotpath.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Folders that children write their profiles to: below {@code target}, so that they can be looked
 * at.
 */
final class Profiles {

  private static final Path ALL = Path.of("target", "profiles").toAbsolutePath();

  private Profiles() {}

  /** A name in which there is nothing yet; the agent makes the folder. */
  static Path newFolder() throws IOException {
    Files.createDirectories(ALL);
    return Files.createTempDirectory(ALL, "it").resolve("hotpath");
  }
}
