package io.hotpath.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process leaves behind that is killed (SIGKILL) while it writes as fast as it can. */
class ProfileFolderKillTest {

  private static final int KILLS = 20;

  @TempDir private Path temp;

  @Test
  void append_killedAtRandom_tearsTheLastLineAtMost() throws Exception {
    Random random = new Random(11);
    for (int kill = 0; kill < KILLS; kill++) {
      Path folder = temp.resolve("kill" + kill);

      killWhileWriting(folder, random.nextInt(120));

      assertThat(damage(folder)).as("kill %d", kill).hasSizeLessThanOrEqualTo(1);
      assertThat(ProfileReader.merge(files(folder), (f, l, w) -> {}).windows()).isPositive();
    }
  }

  private static void killWhileWriting(Path folder, long afterMillis) throws Exception {
    String java = System.getProperty("java.home") + File.separator + "bin/java";
    Process writer =
        new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                folder.toString(),
                "1000000000")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).isEqualTo("writing");
      assertThat(writer.waitFor(afterMillis, TimeUnit.MILLISECONDS)).isFalse();
    } finally {
      writer.destroyForcibly().waitFor();
    }
  }

  /** Only the file that was open may be torn, and only in its last line. */
  private static List<String> damage(Path folder) throws Exception {
    List<String> damage = new ArrayList<>();
    for (Path file : files(folder)) {
      Read read = Read.file(file);
      if (!read.damage.isEmpty()) {
        assertThat(file.toString()).endsWith(".jsonl");
        assertThat(read.damage).singleElement().asString().contains("unfinished last line");
        assertThat(read.lines() + 1L).isEqualTo(lines(file));
      }
      damage.addAll(read.damage);
    }
    return damage;
  }

  private static long lines(Path file) throws Exception {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1).length;
  }

  private static List<Path> files(Path folder) throws Exception {
    return ProfileReader.files(List.of(folder));
  }
}
