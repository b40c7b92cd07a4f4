package io.hotpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb in a JVM of its own with less heap than the log has megabytes. */
class MongoLogHeapTest {

  private static final int BLOCKS = 30;
  private static final int LINES = 12_000;
  private static final int LONG_LINE_CHARS = 12_000_000;

  @TempDir private Path folder;

  @Test
  void mongoLog_hundredsOfMegabytes_fitIntoSmallHeap() throws Exception {
    Path log = folder.resolve("mongod.log");
    int slow = 0;
    try (OutputStream out = Files.newOutputStream(log)) {
      Block block = Block.random(new Random(1));
      for (int i = 0; i < BLOCKS; i++) {
        out.write(block.bytes);
        slow += block.slow;
      }
      writeLongLine(out);
    }
    assertThat(Files.size(log)).isGreaterThan(250_000_000);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");

    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin/java",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "mongo-log",
                log.toString())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();

    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    assertThat(err).isEmptyFile();
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readString(out))
        .contains(
            slow + 1 + " slow operations of ",
            "Read: " + (LINES * BLOCKS + 1) + " lines or documents, ");
  }

  /** Some megabytes of a log: one line of three is a slow operation, of many shapes. */
  private static final class Block {
    private final byte[] bytes;
    private final int slow;

    private Block(byte[] bytes, int slow) {
      this.bytes = bytes;
      this.slow = slow;
    }

    static Block random(Random random) {
      StringBuilder lines = new StringBuilder();
      int slow = 0;
      for (int i = 0; i < LINES; i++) {
        boolean isSlow = i % 3 == 0;
        slow += isSlow ? 1 : 0;
        lines.append(
            "{\"t\":{\"$date\":\"2026-01-31T10:00:00.000+00:00\"},\"s\":\"I\",\"c\":\"COMMAND\",");
        lines.append("\"id\":1,\"msg\":\"").append(isSlow ? "Slow query" : "Something else");
        lines.append("\",\"attr\":{\"type\":\"command\",\"ns\":\"shop.c").append(i % 40);
        lines.append("\",\"command\":{\"find\":\"c").append(i % 40).append("\",\"filter\":{\"f");
        lines.append((char) ('a' + i % 26)).append((char) ('a' + i % 17)).append("\":{\"$in\":[1");
        for (int values = random.nextInt(60); values > 0; values--) {
          lines.append(",\"value").append(random.nextInt()).append('"');
        }
        lines.append("]}},\"$db\":\"shop\"},\"planSummary\":\"COLLSCAN\",\"docsExamined\":500,");
        lines.append("\"durationMillis\":").append(100 + random.nextInt(1_000)).append("}}\n");
      }
      return new Block(lines.toString().getBytes(StandardCharsets.UTF_8), slow);
    }
  }

  private static void writeLongLine(OutputStream out) throws IOException {
    String head =
        "{\"msg\":\"Slow query\",\"attr\":{\"type\":\"command\",\"ns\":\"shop.c\",\"command\":{\"find\":"
            + "\"c\",\"filter\":{\"a\":{\"$in\":[\"";
    for (String part :
        List.of(head, "x".repeat(LONG_LINE_CHARS), "\"]}}},\"durationMillis\":5}}\n")) {
      out.write(part.getBytes(StandardCharsets.UTF_8));
    }
  }
}
