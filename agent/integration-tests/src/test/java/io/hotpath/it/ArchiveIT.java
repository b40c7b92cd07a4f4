package io.hotpath.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.it.budget.Greeting;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An application with an archive of its classes (AppCDS) goes on to use it under the agent. */
@ExtendWith(ShowChildren.class)
final class ArchiveIT {

  @TempDir Path folder;

  @Test
  void archive_onOwnJdk_isUsedUnderTheAgent() throws Exception {
    isUsed(Jvm.own());
  }

  @Test
  void archive_onRecentJdk_isUsedUnderTheAgent() throws Exception {
    isUsed(Jvm.assumed(Jvm.recent()));
  }

  private void isUsed(Jvm jvm) throws IOException, InterruptedException {
    Path jar = jar();
    Path archive = folder.resolve("archive.jsa");
    assertThat(run(jvm, jar, "-XX:ArchiveClassesAtExit=" + archive)).contains(Greeting.TEXT);

    String said =
        run(
            jvm,
            jar,
            "-XX:SharedArchiveFile=" + archive,
            "-Xlog:class+load",
            "-javaagent:" + Installation.JAR + "=packages=none,dir=" + folder.resolve("profile"));

    assertThat(said)
        .contains(Greeting.TEXT)
        .contains(Greeting.class.getName() + " source: shared objects file (top)")
        .doesNotContain("hotpath: ");
  }

  /** Archives are of jars alone. */
  private Path jar() throws IOException {
    String name = Greeting.class.getName().replace('.', '/') + ".class";
    Path jar = folder.resolve("greeting.jar");
    try (InputStream in = Greeting.class.getResourceAsStream("/" + name);
        OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream out = new ZipOutputStream(file)) {
      assertThat(in).isNotNull();
      out.putNextEntry(new ZipEntry(name));
      in.transferTo(out);
      out.closeEntry();
    }
    return jar;
  }

  private static String run(Jvm jvm, Path jar, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(jvm.java());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", jar.toString(), Greeting.class.getName()));
    try (Child child = Child.start(command)) {
      assertThat(child.awaitExit()).as(child::described).isZero();
      return child.out() + child.err();
    }
  }
}
