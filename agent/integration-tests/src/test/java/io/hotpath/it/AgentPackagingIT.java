package io.hotpath.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the agent jar shows to the application whose class path it joins. */
@ExtendWith(ShowChildren.class)
final class AgentPackagingIT {

  private static final long MAX_BYTES = 8L << 20;

  @Test
  void jar_classes_areOursOrRelocated() throws IOException {
    List<String> classes = entries().stream().filter(name -> name.endsWith(".class")).toList();

    assertThat(classes)
        .isNotEmpty()
        .allMatch(
            name ->
                name.startsWith("io/hotpath/agent/")
                    || name.equals("java/lang/HotpathBridge.class")
                    || name.equals("java/lang/HotpathBridge$Installed.class")
                    || name.equals("java/lang/HotpathLogBridge.class")
                    || name.equals("java/lang/HotpathLogBridge$Installed.class"));
  }

  @Test
  void jar_otherFiles_areLicencesOurVersionAndPartsOfThePage() throws IOException {
    List<String> others =
        entries().stream()
            .filter(name -> !name.endsWith(".class") && !name.endsWith("/"))
            .filter(name -> !name.matches("io/hotpath/agent/html/page/[a-z]+\\.(js|css)"))
            .filter(name -> !name.startsWith("io/hotpath/agent/html/uplot/"))
            .toList();

    assertThat(others)
        .containsExactlyInAnyOrder(
            "META-INF/MANIFEST.MF",
            "META-INF/LICENSE",
            "META-INF/NOTICE",
            "io/hotpath/agent/cli/version.txt");
  }

  @Test
  void jar_manifest_startsAgentAndReader() throws IOException {
    try (JarFile jar = new JarFile(Installation.JAR.toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      assertThat(manifest.getValue("Premain-Class")).isEqualTo("io.hotpath.agent.Agent");
      assertThat(manifest.getValue("Main-Class")).isEqualTo("io.hotpath.agent.cli.Main");
      assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
      assertThat(manifest.getValue("Boot-Class-Path")).isNull();
    }
  }

  @Test
  void jar_size_isSmall() throws IOException {
    assertThat(Files.size(Installation.JAR)).isLessThanOrEqualTo(MAX_BYTES);
  }

  @Test
  void main_withoutArguments_printsUsageAndEndsWith2() throws Exception {
    Child main = Child.start(List.of(Jvm.own().java(), "-jar", Installation.JAR.toString()));

    assertThat(main.awaitExit()).isEqualTo(2);
    assertThat(main.err()).contains("top");
  }

  private static List<String> entries() throws IOException {
    try (JarFile jar = new JarFile(Installation.JAR.toFile())) {
      return jar.stream().map(JarEntry::getName).toList();
    }
  }
}
