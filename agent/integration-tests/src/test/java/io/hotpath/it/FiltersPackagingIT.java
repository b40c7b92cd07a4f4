package io.hotpath.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What the one jar for WEB-INF/lib brings into an application. */
final class FiltersPackagingIT {

  private static final Path JAR =
      Path.of("..", "..", "filters", "servlet", "target", "hotpath-filters.jar");

  @Test
  void jar_classes_areOursOrRelocated() throws IOException {
    List<String> entries;
    try (JarFile jar = new JarFile(JAR.toFile())) {
      entries = jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName).toList();
    }

    assertThat(entries).contains("io/hotpath/servlet/ProfileFilter.class");
    assertThat(entries).noneMatch(name -> name.startsWith("io/hotpath/agent/"));
    assertThat(entries)
        .allMatch(name -> name.startsWith("io/hotpath/") || name.startsWith("META-INF/"));
    assertThat(entries).noneMatch(name -> name.startsWith("META-INF/services"));
  }
}
