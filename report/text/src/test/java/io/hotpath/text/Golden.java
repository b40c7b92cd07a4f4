package io.hotpath.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts as they should be. What differs is left in target/golden, to be looked at and copied. */
final class Golden {

  private Golden() {}

  static void assertMatches(String name, String actual) throws IOException {
    Path left = Files.createDirectories(Path.of("target", "golden")).resolve(name);
    Files.writeString(left, actual);
    try (InputStream expected = Golden.class.getResourceAsStream(name)) {
      assertThat(expected).as("golden file %s (new one: %s)", name, left).isNotNull();
      assertThat(actual)
          .as("new one: %s", left)
          .isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
