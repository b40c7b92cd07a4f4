package io.hotpath.it;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JDK that children run on.
 *
 * @param home its folder
 * @param feature its version, such as 17
 */
record Jvm(Path home, int feature) {

  /** Why tests on {@link #recent} do not run. */
  private static final String NO_RECENT =
      "skipped: there is no JDK of 21 or later in /usr/lib/jvm, nor does -Dhotpath.it.jdk name one";

  /** The one that runs the tests. */
  static Jvm own() {
    return new Jvm(Path.of(System.getProperty("java.home")), Runtime.version().feature());
  }

  /** The newest from 21 on that is installed, or null. */
  static @Nullable Jvm recent() {
    String named = System.getProperty("hotpath.it.jdk");
    if (named != null) {
      return at(Path.of(named));
    }
    Path installed = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(installed)) {
      return null;
    }
    try (Stream<Path> homes = Files.list(installed)) {
      return homes
          .map(Jvm::at)
          .filter(jvm -> jvm.feature >= 21)
          .reduce((one, other) -> one.feature >= other.feature ? one : other)
          .orElse(null);
    } catch (IOException e) {
      return null;
    }
  }

  /** Skips the test where there is none. */
  static Jvm assumed(@Nullable Jvm jvm) {
    assumeThat(jvm).as(NO_RECENT).isNotNull();
    return requireNonNull(jvm);
  }

  String java() {
    return home.resolve("bin").resolve("java").toString();
  }

  String tool(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  @Override
  public String toString() {
    return "JDK " + feature;
  }

  private static Jvm at(Path home) {
    Properties release = new Properties();
    try (var text = Files.newBufferedReader(home.resolve("release"))) {
      release.load(text);
    } catch (IOException e) {
      return new Jvm(home, 0);
    }
    String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
    return new Jvm(home, Integer.parseInt(version.split("[^0-9]", 2)[0]));
  }
}
