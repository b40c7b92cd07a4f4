package io.hotpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Method;
import io.hotpath.profile.Profile;
import io.hotpath.profile.ProfileLine;
import io.hotpath.profile.RequestProfile;
import io.hotpath.profile.RouteProfile;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line in a JVM of its own with 64 MiB of heap. */
class SmallHeapTest {

  private static final int ROUTES = 60;
  private static final long FOLDER_BYTES = 100_000_000;

  @TempDir private Path folder;

  @Test
  void top_hundredMegabytes_fitsIntoSmallHeap() throws Exception {
    Path first = folder.resolve("profile0.jsonl");
    long windows = writeFile(first);
    int files = 1;
    for (long total = Files.size(first); total < FOLDER_BYTES; total += Files.size(first)) {
      Files.copy(first, folder.resolve("profile" + files++ + ".jsonl"));
    }

    for (String format : List.of("text", "json")) {
      Path out = Files.createTempFile(folder, "out", "." + format);
      Path err = Files.createTempFile(folder, "err", "." + format);

      int exit = run(out, err, "top", folder.toString(), "--format", format);

      assertThat(err).isEmptyFile();
      assertThat(exit).isZero();
      String said = Files.readString(out);
      assertThat(said)
          .contains(
              format.equals("text")
                  ? "Measured: " + windows * files + " windows of 1 instance"
                  : "\"windows\":" + windows * files + ",");
    }
  }

  @Test
  void top_moreThanTheHeap_isSaidInOneLine() throws Exception {
    Path file = folder.resolve("huge.jsonl");
    try (OutputStream out = Files.newOutputStream(file)) {
      StringBuilder line = new StringBuilder("{\"v\":1,\"kind\":\"window\",\"methods\":[");
      for (int i = 0; i < 900_000; i++) {
        line.append(i == 0 ? "" : ",").append("[\"a.B\",\"m").append(i).append("\",\"B.java\",1]");
      }
      out.write(line.append("]}\n").toString().getBytes(StandardCharsets.UTF_8));
    }
    Path err = folder.resolve("err");

    int exit = run(folder.resolve("out"), err, "top", file.toString());

    assertThat(exit).isEqualTo(1);
    assertThat(Files.readString(err))
        .startsWith("hotpath: not enough memory for these files")
        .containsOnlyOnce("\n");
  }

  private static int run(Path out, Path err, String... args) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin/java");
    command.addAll(List.of("-Xmx64m", "-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /**
   * Ten megabytes of windows and slow requests, as a busy application with many routes has them.
   */
  private static long writeFile(Path file) throws IOException {
    Random random = new Random(1);
    long windows = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long bytes = 0; bytes < FOLDER_BYTES / 10; windows++) {
        Profile window = new Profile();
        window.countWindow("host:1:x", windows * 10_000, windows * 10_000 + 10_000);
        for (int r = 0; r < ROUTES; r++) {
          RouteProfile route = window.route("GET /route/" + r);
          RequestProfile slow = request(r, windows, random);
          route.countRequest(200, false, false, slow.wallNanos(), 5, 5, 5);
          route.tree().addTree(slow.tree());
          byte[] line = ProfileLine.request(slow, "host:1:x");
          out.write(line);
          bytes += line.length;
        }
        byte[] line = ProfileLine.window(window, "host:1:x");
        out.write(line);
        bytes += line.length;
      }
    }
    return windows;
  }

  private static RequestProfile request(int route, long window, Random random) {
    long wall = 1_000_000L + random.nextInt(50_000_000);
    CallNode tree = CallNode.root();
    tree.add(1, 0, wall);
    for (int i = 0; i < 60; i++) {
      CallNode at = tree;
      for (int level = 0; level < 5; level++) {
        int number = (route * 7 + (i >> (4 - level))) % 900;
        at = at.child(new Method("com.acme.C" + number % 90, "m" + number, "C.java", number));
        at.add(1 + random.nextInt(5), 0, wall / (2L + level) / 60);
      }
    }
    return new RequestProfile(
        window + "-" + route, "GET /route/" + route, 1, 200, null, wall, 5, 5, 5, false, tree);
  }
}
