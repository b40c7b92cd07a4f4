package io.hotpath.mongolog;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.mongolog.LogReader.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dumps of the profiler, and files that are not what they seem. */
class LogReaderTest {

  private static final String LINE =
      "{\"t\":{\"$date\":\"2026-01-31T10:00:01.000+00:00\"},\"s\":\"I\",\"c\":\"COMMAND\",\"id\":51803,"
          + "\"ctx\":\"conn7\",\"msg\":\"Slow query\",\"attr\":{\"type\":\"command\",\"ns\":\"shop.orders\","
          + "\"command\":{\"find\":\"orders\",\"filter\":{\"a\":\"secret\"},\"$db\":\"shop\"},"
          + "\"planSummary\":\"COLLSCAN\",\"docsExamined\":%s,\"durationMillis\":%s}}\n";

  private final LogDigest digest = new LogDigest();
  private final LogReader reader = new LogReader(digest, (file, bytes, size, operations) -> {});

  @TempDir private Path folder;

  @Test
  void dump_operations_areReadLikeALog() throws IOException {
    Path file = file("system.profile.bson", concat(find(), remove(), Bson.document(Map.of())));
    Path zipped = file("again.bson.gz", zip(find()));

    assertThat(LogReader.content(file)).isEqualTo(Content.DUMP);
    assertThat(reader.read(file)).isNull();
    assertThat(reader.read(zipped)).isNull();

    ShapeDigest find = shape("find shop.orders {a: ?}");
    assertThat(find.stats().operations()).isEqualTo(2);
    assertThat(find.stats().nanos()).isEqualTo(160_000_000);
    assertThat(find.stats().returned()).isEqualTo(12);
    assertThat(find.stats().replyBytes()).isEqualTo(1_400);
    assertThat(find.docsExamined()).isEqualTo(10);
    assertThat(find.keysExamined()).isEqualTo(8);
    assertThat(find.plans()).isEqualTo(Map.of("COLLSCAN", 2L));
    assertThat(find.apps()).isEqualTo(Map.of("jobs", 2L));
    assertThat(shape("delete shop.orders {b: ?} one").stats().operations()).isEqualTo(1);
    assertThat(digest.startMillis()).isEqualTo(1_769_853_600_000L);
    assertThat(digest.skipped()).isEqualTo(Map.of("without a command", 1L));
  }

  @Test
  void dump_truncatedCommand_isSkippedAndQuotesNothing() throws IOException {
    Map<String, Object> cut = operation("query");
    cut.put("command", Map.of("$truncated", "{ find: \"orders\", filter: { a: \"secret"));

    reader.read(file("system.profile.bson", Bson.document(cut)));

    assertThat(digest.shapes()).isEmpty();
    assertThat(digest.skipped()).isEqualTo(Map.of("with a command that is cut or unknown", 1L));
  }

  @Test
  void dump_tornAtAnyByte_isSaidAndWhatIsBeforeIsKept() throws IOException {
    byte[] first = find();
    byte[] whole = concat(first, remove());
    for (int length = first.length + 1; length < whole.length; length++) {
      LogDigest torn = new LogDigest();
      LogReader each = new LogReader(torn, (file, bytes, size, operations) -> {});

      String said = each.read(file("torn.bson", Arrays.copyOf(whole, length)));

      assertThat(said).contains("damaged");
      assertThat(torn.operations()).isEqualTo(1);
    }
  }

  @Test
  void gzip_torn_isSaidAndWhatIsBeforeIsKept() throws IOException {
    byte[] whole = zip(LINE.formatted(5, 5).repeat(5_000).getBytes(StandardCharsets.UTF_8));

    String said = reader.read(file("mongod.log.gz", Arrays.copyOf(whole, whole.length / 2)));

    assertThat(said).contains("torn");
    // Half of the bytes are about half of the lines, and nothing that was read is lost.
    assertThat(digest.operations()).isBetween(2_200L, 2_700L);
    assertThat(digest.skipped()).containsKey("the rest of a gzip file that is torn");
  }

  @Test
  void read_garbage_findsNothingAndFailsNever() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      byte[] garbage = new byte[random.nextInt(20_000)];
      random.nextBytes(garbage);
      if (i % 3 == 0 && garbage.length > 3) {
        // Looks like a dump.
        garbage[2] = 0;
        garbage[3] = 0;
      }

      reader.read(file("garbage", garbage));
    }
    assertThat(digest.operations()).isZero();
    assertThat(digest.skipped().keySet()).allMatch(reason -> reason.matches("[a-zA-Z0-9, ]+"));
  }

  @Test
  void read_lineOfHundredMegabytes_isCountedAndTheNextIsRead() throws IOException {
    Path file = folder.resolve("mongod.log");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write("{\"msg\":\"Slow query\",\"attr\":{\"secret\":\"".getBytes(StandardCharsets.UTF_8));
      byte[] part = "x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 100; i++) {
        out.write(part);
      }
      out.write(("\n" + LINE.formatted(5, 5)).getBytes(StandardCharsets.UTF_8));
    }

    assertThat(reader.read(file)).isNull();

    assertThat(digest.skipped()).isEqualTo(Map.of("longer than 16 MiB", 1L));
    assertThat(digest.operations()).isEqualTo(1);
  }

  @Test
  void read_nestedDeeply_isCountedOrShaped() throws IOException {
    String json =
        LINE.formatted(5, 5)
            .replace("\"secret\"", "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000));
    String text =
        "2019-11-05T10:15:30.123+0000 I  COMMAND  [conn12] command shop.orders command: find { find:"
            + " \"orders\", filter: "
            + "{ a: ".repeat(100_000)
            + "1"
            + " }".repeat(100_000)
            + ", $db: \"shop\" } planSummary: COLLSCAN docsExamined:5 protocol:op_msg 250ms\n";

    reader.read(file("mongod.log", (json + text).getBytes(StandardCharsets.UTF_8)));

    assertThat(digest.operations()).isEqualTo(1);
    assertThat(digest.skipped()).isEqualTo(Map.of("no JSON, or nested too deeply", 1L));
    assertThat(digest.shapes().get(0).query().shape()).isEqualTo("{a: {=a}}");
  }

  @Test
  void read_textOfManyWords_takesNoLongerThanItsLength() throws IOException {
    String text =
        "2019-11-05T10:15:30.123+0000 I  COMMAND  [conn12] command shop.orders "
            + "a ".repeat(4_000_000)
            + "250ms\n";

    reader.read(file("mongod.log", text.getBytes(StandardCharsets.UTF_8)));

    assertThat(digest.skipped()).isEqualTo(Map.of("in the words of a server before 3.6", 1L));
  }

  @Test
  void text_failure_isCountedAndItsValueForgotten() throws IOException {
    String text =
        "2019-11-05T10:15:32.000+0000 I  COMMAND  [conn3] command shop.users command: insert {"
            + " insert: \"users\", documents: [ { email: \"secret\" } ], $db: \"shop\" } ninserted:0"
            + " exception: E11000 duplicate key error index: email_1 dup key: { email: \"secret\" }"
            + " code:DuplicateKey numYields:0 reslen:210 protocol:op_msg 118ms\n";

    reader.read(file("mongod.log", text.getBytes(StandardCharsets.UTF_8)));

    assertThat(shape("insert shop.users").failures()).isEqualTo(1);
  }

  @Test
  void read_hugeFigures_stopAtTheLargest() throws IOException {
    String line = LINE.formatted(Long.MAX_VALUE, Long.MAX_VALUE);

    reader.read(file("mongod.log", line.repeat(3).getBytes(StandardCharsets.UTF_8)));

    ShapeDigest shape = shape("find shop.orders {a: ?}");
    assertThat(shape.docsExamined()).isEqualTo(Long.MAX_VALUE);
    assertThat(shape.stats().nanos()).isEqualTo(Long.MAX_VALUE);
    assertThat(shape.meanNanos()).isPositive();
  }

  @Test
  void read_cursorsThatWaitForNews_areNoSlowQueries() throws IOException {
    String waiting =
        LINE.formatted(0, 1_000)
            .replace(
                "\"find\":\"orders\",\"filter\":{\"a\":\"secret\"}",
                "\"getMore\":5,\"collection\":\"orders\"")
            .replace("\"planSummary\"", "\"originatingCommand\":%s,\"planSummary\"");
    String stream =
        waiting.formatted(
            "{\"aggregate\":\"orders\",\"pipeline\":[{\"$changeStream\":{}}],\"$db\":\"shop\"}");
    String tailing =
        waiting.formatted(
            "{\"find\":\"orders\",\"filter\":{},\"tailable\":true,\"awaitData\":true,\"$db\":\"shop\"}");

    reader.read(file("mongod.log", (stream + tailing).getBytes(StandardCharsets.UTF_8)));

    assertThat(digest.operations()).isZero();
    assertThat(digest.skipped())
        .isEqualTo(Map.of("a cursor that waits for news (change stream, tailable)", 2L));
  }

  private ShapeDigest shape(String text) {
    List<ShapeDigest> found =
        digest.shapes().stream().filter(shape -> shape.query().text().equals(text)).toList();
    assertThat(found).as(text).hasSize(1);
    return found.get(0);
  }

  private static byte[] find() {
    Map<String, Object> command = new LinkedHashMap<>();
    command.put("find", "orders");
    command.put("filter", Map.of("a", "secret"));
    command.put("$db", "shop");
    Map<String, Object> find = operation("query");
    find.put("command", command);
    find.put("keysExamined", 4);
    find.put("docsExamined", 5L);
    find.put("nreturned", 6.0);
    find.put("responseLength", 700);
    find.put("planSummary", "COLLSCAN");
    find.put("execStats", Map.of("stage", "secret"));
    find.put("appName", "jobs");
    return Bson.document(find);
  }

  private static byte[] remove() {
    Map<String, Object> remove = operation("remove");
    remove.put("command", Map.of("q", Map.of("b", "secret"), "limit", 1));
    return Bson.document(remove);
  }

  private static Map<String, Object> operation(String op) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("op", op);
    operation.put("ns", "shop.orders");
    operation.put("millis", 80);
    operation.put("ts", Bson.date(1_769_853_600_000L));
    return operation;
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] zip(byte[] bytes) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    }
    return zipped.toByteArray();
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    List.of(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }
}
