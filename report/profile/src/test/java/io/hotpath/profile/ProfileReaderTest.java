package io.hotpath.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileReaderTest {

  private static final String INSTANCE = "host:1:x";

  /** A route that is complete but for what a test breaks. */
  private static final String GOOD_WINDOW =
      """
      {"v":1,"kind":"window","instance":"i","start":5,"end":9,\
      "methods":[["","(request)","",0],["A","b","A.java",3]],\
      "routes":[{"route":"GET /","requests":2,"errors":1,"partial":0,"status":{"200":2},\
      "wallNanos":3000,"maxNanos":2000,"cpuNanos":0,"cpuRequests":0,"allocatedBytes":0,\
      "allocatedRequests":0,"sentBytes":0,"sentRequests":0,"latencyMicros":[1,1,2,1],\
      "tree":{"method":[0,1],"parent":[0,0],"calls":[2,5],"folded":[0,0],"totalNanos":[3000,100]}\
      }],"losses":{},"skipped":{},"faults":{}}
      """;

  @TempDir private Path folder;

  private final Recordings recordings = new Recordings(1);
  private final byte[] window =
      ProfileLine.window(recordings.window(recordings.requests(3)), INSTANCE);
  private final byte[] request = ProfileLine.request(recordings.request(), INSTANCE);

  @Test
  void read_goodLines_areDeliveredInOrder() throws IOException {
    Read read = Read.bytes(folder, window, request, "\n".getBytes(UTF_8), window);

    assertThat(read.damage).isEmpty();
    assertThat(read.windows).hasSize(2);
    assertThat(read.requests).hasSize(1);
  }

  @Test
  void read_everyTruncation_isDamageAndKeepsTheRest() {
    for (byte[] line : List.of(window, request)) {
      for (int length = 1; length < line.length - 1; length++) {
        byte[] torn = Arrays.copyOf(line, length + 1);
        torn[length] = '\n';

        Read read = memory(torn, request);

        assertEquals(1, read.damage.size(), "cut at " + length);
        assertTrue(read.damage.get(0).startsWith("1: not "), read.damage.get(0));
        assertEquals(1, read.lines(), "cut at " + length);
      }
    }
  }

  @Test
  void read_tornLastLine_isCalledUnfinished() throws IOException {
    Read read = Read.bytes(folder, window, Arrays.copyOf(window, window.length / 2));

    assertThat(read.windows).hasSize(1);
    assertThat(read.damage).hasSize(1);
    assertThat(read.damage.get(0)).startsWith("2: unfinished last line, not JSON: ");
  }

  @Test
  void read_lineThatIsJustBeingWritten_isWaitedFor() throws Exception {
    Path file = folder.resolve("live.jsonl");
    int half = window.length / 2;
    Files.write(file, Arrays.copyOf(window, half));
    LineStream lines;
    try (var in = Files.newInputStream(file);
        OutputStream writer = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
      lines = new LineStream(in, 1 << 20, 1 << 20);
      assertThat(lines.nextLine()).isTrue();
      assertThat(lines.readNBytes(half)).hasSize(half);

      writer.write(window, half, window.length - half);

      assertThat(lines.readAllBytes()).hasSize(window.length - half - 1);
      assertThat(lines.hasLineFeed()).isTrue();
    }
  }

  @Test
  void read_randomBitFlips_neverThrow() {
    Random random = new Random(5);
    for (int round = 0; round < 20_000; round++) {
      byte[] flipped = (round % 2 == 0 ? window : request).clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      }

      Read read = memory(flipped, request);

      assertTrue(read.lines() + read.damage.size() > 0);
      read.windows.forEach(ProfileReaderTest::assertSane);
    }
  }

  /** Plain assertions: this runs some hundred thousand times. */
  private static void assertSane(Profile profile) {
    for (RouteProfile route : profile.routes().values()) {
      long p99 = route.percentileNanos(99);
      assertTrue(route.errors() >= 0 && route.errors() <= route.requests());
      assertTrue(p99 >= 0 && p99 <= route.maxNanos());
      route.tree().forEach(node -> assertTrue(node.calls() >= 0 && node.totalNanos() >= 0));
    }
  }

  /** Without a file: 20,000 of them take their time. */
  private static Read memory(byte[] first, byte[] second) {
    Read read = new Read();
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    try {
      ProfileReader.readLines(Path.of("memory"), new ByteArrayInputStream(both), 1 << 30, read);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return read;
  }

  @Test
  void read_goodWindowByHand_isFine() throws IOException {
    Read read = Read.bytes(folder, GOOD_WINDOW.getBytes(UTF_8));

    assertThat(read.damage).isEmpty();
    assertThat(read.windows.get(0).route("GET /").tree().children())
        .singleElement()
        .hasToString("A.java:3(A.b) 5x 100ns");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"v\":1           | \"v\":2            | version 2 of the format, this reader knows 1",
        "\"v\":1,          | ''                 | its first field is not the version",
        "\"kind\":\"window\" | \"kind\":\"\\u001bx\" | unknown kind of line: 'x'",
        "\"start\":5       | \"start\":50       | start is after end",
        "\"requests\":2    | \"requests\":-2    | a number is negative",
        "\"requests\":2    | \"requests\":3     | latencyMicros counts other requests",
        "\"requests\":2    | \"requests\":2.5   | a whole number is missing",
        "\"requests\":2    | \"requests\":NaN   | not JSON",
        "\"requests\":2    | \"requests\":9223372036854775807 | a number is too large",
        "\"requests\":2    | \"requests\":99999999999999999999999 | not JSON",
        "\"requests\":2    | \"requests\":\"2\" | a whole number is missing",
        "\"errors\":1      | \"errors\":3       | a part of the requests is more than all",
        "\"maxNanos\":2000 | \"maxNanos\":4000  | the longest request is longer than all",
        "\"200\":2         | \"abc\":2          | not an HTTP status: 'abc'",
        "[1,1,2,1]         | [1,1,2]            | a value without its count",
        "[1,1,2,1]         | [1,1,99999999999,1] | a latency beyond a day",
        "\"parent\":[0,0]  | \"parent\":[0,1]   | a child before its parent",
        "\"parent\":[0,0]  | \"parent\":[1,0]   | the first position of a tree has a parent",
        "\"parent\":[0,0]  | \"parent\":[0]     | the columns of a tree differ in length",
        "\"method\":[0,1]  | \"method\":[0,2]   | a tree names a method that is not in the line",
        "\"method\":[0,1]  | \"method\":[1,1]   | a tree does not start with the request",
        "\"method\":[0,1]  | \"method\":7       | an array is missing",
        "\"A.java\",3      | \"A.java\",3,4     | a method has more than four parts",
        "\"A.java\",3      | \"A.java\",9999999999 | a number is out of range",
        "\"route\":\"GET /\", | ''              | a route without its name first",
        "\"route\":\"GET /\"  | \"route\":\"\"     | a route without a name",
        "\"faults\":{}}    | \"faults\":{}}{}   | more than one value in the line",
      })
  void read_contradiction_isSaid(String good, String bad, String what) throws IOException {
    assertThat(GOOD_WINDOW).contains(good);

    Read read = Read.bytes(folder, GOOD_WINDOW.replace(good, bad).getBytes(UTF_8), request);

    assertThat(read.windows).isEmpty();
    assertThat(read.requests).hasSize(1);
    assertThat(read.damage).hasSize(1);
    assertThat(read.damage.get(0)).startsWith("1: ").contains(what);
  }

  @Test
  void read_unknownFieldsAndLosses_areSteppedOver() throws IOException {
    String later =
        GOOD_WINDOW
            .replace("\"instance\":", "\"new\":{\"a\":[1,{\"b\":null}]},\"instance\":")
            .replace("\"losses\":{}", "\"losses\":{\"PAGES_BURNT\":3}");

    Read read = Read.bytes(folder, later.getBytes(UTF_8));

    assertThat(read.damage).isEmpty();
    assertThat(read.windows.get(0).faults())
        .containsEntry("loss unknown to this reader: PAGES_BURNT", 3L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "42",
        "\"text\"",
        "{\"a\":1}",
        "{\"v\":\"1\"}",
        "not json",
        "\u0000\u0001",
        "<html>",
        "PK\u0003\u0004",
        "\u00ff\u00fe{",
        "{\"v\":1}",
        "{\"v\":1,\"kind\":\"window\"",
        "{\"kind\":\"window\",\"v\":1}",
        "\ufeff",
      })
  void read_foreignLine_isDamage(String line) throws IOException {
    Read read = Read.bytes(folder, (line + "\n").getBytes(UTF_8), window);

    assertThat(read.damage).hasSize(1);
    assertThat(read.windows).hasSize(1);
  }

  @Test
  void read_randomBinary_isDamage() throws IOException {
    byte[] noise = new byte[100_000];
    new Random(3).nextBytes(noise);

    Read read = Read.bytes(folder, noise);

    assertThat(read.lines()).isZero();
    assertThat(read.damage).isNotEmpty();
  }

  @Test
  void read_emptyFile_isEmpty() throws IOException {
    Read read = Read.bytes(folder);

    assertThat(read.lines() + read.damage.size()).isZero();
  }

  @Test
  void read_deepNesting_isDamage() throws IOException {
    String deep = "{\"v\":1,\"x\":" + "[".repeat(1_000_000) + "\n";

    Read read = Read.bytes(folder, deep.getBytes(UTF_8), window);

    assertThat(read.damage).singleElement().asString().contains("nesting depth");
    assertThat(read.windows).hasSize(1);
  }

  @Test
  void read_manyFields_endsInTime() {
    StringBuilder hostile = new StringBuilder("{\"v\":1,\"kind\":\"window\",\"faults\":{");
    for (int i = 0; i < 100_000; i++) {
      hostile.append("\"fault ").append(100_000 - i).append("\":1,");
    }
    hostile.append("\"x\":1}}\n");

    Read read = memory(hostile.toString().getBytes(UTF_8), request);

    assertThat(read.windows.get(0).faults()).hasSizeLessThanOrEqualTo(Profile.MAX_FAULTS + 1);
  }

  @Test
  void read_hundredMegabytesWithoutLineFeed_areSteppedOver() throws IOException {
    Path file = folder.resolve("long.jsonl");
    byte[] spaces = new byte[1 << 20];
    Arrays.fill(spaces, (byte) ' ');
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write("{\"v\":1,".getBytes(UTF_8));
      for (int i = 0; i < 100; i++) {
        out.write(spaces);
      }
      out.write('\n');
      out.write(window);
    }

    Read read = Read.file(file);

    assertThat(read.damage).containsExactly("1: the line is longer than 67108864 bytes");
    assertThat(read.windows).hasSize(1);
  }

  @Test
  void read_gzip_isDecompressed() throws IOException {
    assertThat(Read.bytes(folder, gzip(window), gzip(request)).lines()).isEqualTo(2);
  }

  @Test
  void read_everyTruncationOfGzip_isDamage() throws IOException {
    byte[] zipped = gzip(window);
    for (int length = 2; length < zipped.length; length += length < 20 ? 1 : 17) {
      Read read = Read.bytes(folder, Arrays.copyOf(zipped, length));

      assertThat(read.damage).as("cut at %d", length).isNotEmpty();
    }
  }

  @Test
  void read_gzipBomb_endsAtItsBound() throws IOException {
    Path file = folder.resolve("bomb.jsonl.gz");
    byte[] zeros = new byte[1 << 20];
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
      for (int i = 0; i < 80; i++) {
        out.write(zeros);
      }
    }

    Read read = new Read();
    try (InputStream in = Files.newInputStream(file)) {
      ProfileReader.readLines(file, in, 64 << 20, read);
    }

    assertThat(Files.size(file)).isLessThan(100_000);
    assertThat(read.lines()).isZero();
    assertThat(read.damage)
        .last()
        .isEqualTo("1: the file has more than 67108864 bytes (decompressed)");
  }

  @Test
  void files_folder_listsEachProfileOnce() throws IOException {
    Path a = Files.write(folder.resolve("a.jsonl"), window);
    Files.write(folder.resolve("b.jsonl"), window);
    Path b = Files.write(folder.resolve("b.jsonl.gz"), gzip(window));
    Files.write(folder.resolve("c.jsonl.gz.part"), window);
    Files.write(folder.resolve("notes.txt"), window);
    Files.createDirectory(folder.resolve("d.jsonl"));

    assertThat(ProfileReader.files(List.of(folder, a, folder))).containsExactly(a, b);
    assertThat(ProfileReader.files(List.of(b, folder.resolve("b.jsonl")))).containsExactly(b);
  }

  @Test
  void files_missing_isSaid() {
    assertThatThrownBy(() -> ProfileReader.files(List.of(folder.resolve("none"))))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("no such file or folder");
    assertThatThrownBy(() -> ProfileReader.files(List.of(folder)))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("no profile (*.jsonl, *.jsonl.gz) in this folder");
  }

  @Test
  void read_fileRotatedMeanwhile_isFoundCompressed() throws IOException {
    Files.write(folder.resolve("a.jsonl.gz"), gzip(window));

    assertThat(Read.file(folder.resolve("a.jsonl")).windows).hasSize(1);
    assertThat(Read.file(folder.resolve("b.jsonl")).damage).containsExactly("0: no such file");
  }

  @Test
  void merge_windowsAndRequests_isOneProfile() throws IOException {
    Path file = folder.resolve("a.jsonl");
    Files.write(file, window);
    Files.write(file, request, StandardOpenOption.APPEND);

    Profile merged =
        ProfileReader.merge(List.of(file, file), (f, line, what) -> Assertions.fail(what));

    assertThat(merged.windows()).isEqualTo(2);
    assertThat(merged.requests()).isEqualTo(6);
    assertThat(merged.routes().values().stream().mapToInt(r -> r.slowest().size()).sum())
        .isEqualTo(1);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }
}
