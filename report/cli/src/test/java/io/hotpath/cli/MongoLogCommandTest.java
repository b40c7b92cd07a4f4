package io.hotpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Method;
import io.hotpath.profile.Profile;
import io.hotpath.profile.ProfileLine;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.RouteProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On lines written by hand after the documented formats. */
class MongoLogCommandTest {

  private static final String HEAD =
      "{\"t\":{\"$date\":\"2026-01-31T10:00:0%d.000+00:00\"},\"s\":\"I\",\"c\":\"%s\",\"id\":51803,"
          + "\"ctx\":\"conn7\",\"msg\":\"Slow query\",\"attr\":{";

  private static final String FIND =
      HEAD.formatted(1, "COMMAND")
          + "\"type\":\"command\",\"ns\":\"shop.orders\",\"appName\":\"web\",\"command\":{"
          + "\"find\":\"orders\",\"filter\":{\"status\":\"secretStatus\",\"total\":{\"$gte\":{"
          + "\"$numberDecimal\":\"5\"}}},\"sort\":{\"at\":-1},\"limit\":20,\"$db\":\"shop\"},"
          + "\"planSummary\":\"COLLSCAN\",\"keysExamined\":0,\"docsExamined\":5000,"
          + "\"hasSortStage\":true,\"nreturned\":20,\"queryHash\":\"AB12CD34\",\"reslen\":2000,"
          + "\"locks\":{\"Global\":{\"acquireCount\":{\"r\":6}}},\"protocol\":\"op_msg\","
          + "\"durationMillis\":%d}}\n";

  private static final String SHAPE = "{status: ?, total: {$gte: ?}} sort {at: -1} limit";

  private static final String GET_MORE =
      HEAD.formatted(2, "COMMAND")
          + "\"type\":\"command\",\"ns\":\"shop.orders\",\"command\":{\"getMore\":77,"
          + "\"collection\":\"orders\",\"$db\":\"shop\"},\"originatingCommand\":{\"find\":\"orders\","
          + "\"filter\":{\"total\":{\"$gte\":9},\"status\":\"x\"},\"sort\":{\"at\":-1},\"limit\":5,"
          + "\"$db\":\"shop\"},\"planSummary\":\"IXSCAN { status: 1 }\",\"docsExamined\":100,"
          + "\"nreturned\":100,\"reslen\":9000,\"durationMillis\":150}}\n";

  private static final String UPDATE_STATEMENT =
      HEAD.formatted(3, "WRITE")
          + "\"type\":\"update\",\"ns\":\"shop.stock\",\"command\":{\"q\":{\"sku\":\"secretSku\"},"
          + "\"u\":{\"$inc\":{\"count\":-1}},\"multi\":false,\"upsert\":false},"
          + "\"planSummary\":\"IXSCAN { sku: 1 }\",\"keysExamined\":1,\"docsExamined\":1,"
          + "\"nMatched\":1,\"nModified\":1,\"durationMillis\":110}}\n";

  private static final String UPDATE_COMMAND =
      HEAD.formatted(3, "COMMAND")
          + "\"type\":\"command\",\"ns\":\"shop.$cmd\",\"command\":{\"update\":\"stock\","
          + "\"ordered\":true,\"$db\":\"shop\"},\"reslen\":60,\"durationMillis\":112}}\n";

  private static final String INSERT_COMMAND =
      HEAD.formatted(4, "COMMAND")
          + "\"type\":\"command\",\"ns\":\"shop.events\",\"command\":{\"insert\":\"events\","
          + "\"documents\":[{\"x\":\"secretEvent\"}],\"$db\":\"shop\"},\"ninserted\":1,\"reslen\":45,"
          + "\"errMsg\":\"dup key: secretKey\",\"errName\":\"DuplicateKey\",\"errCode\":11000,"
          + "\"durationMillis\":130}}\n";

  private static final String HELLO =
      HEAD.formatted(5, "COMMAND")
          + "\"type\":\"command\",\"ns\":\"admin.$cmd\",\"command\":{\"hello\":1,"
          + "\"maxAwaitTimeMS\":10000,\"$db\":\"admin\"},\"durationMillis\":10009}}\n";

  private static final String OPLOG =
      HEAD.formatted(6, "COMMAND")
          + "\"type\":\"command\",\"ns\":\"local.oplog.rs\",\"command\":{\"getMore\":1,\"collection\":"
          + "\"oplog.rs\",\"$db\":\"local\"},\"originatingCommand\":{\"find\":\"oplog.rs\",\"filter\":"
          + "{\"ts\":{\"$gte\":{\"$timestamp\":{\"t\":1,\"i\":1}}}},\"$db\":\"local\"},"
          + "\"durationMillis\":5000}}\n";

  private static final String OTHER =
      "{\"t\":{\"$date\":\"2026-01-31T10:00:00.000+00:00\"},\"s\":\"I\",\"c\":\"NETWORK\",\"id\":22943,"
          + "\"ctx\":\"listener\",\"msg\":\"Connection accepted\",\"attr\":{\"remote\":\"secretHost\"}}\n";

  private static final String TEXT_FIND =
      "2019-11-05T10:15:30.123+0000 I  COMMAND  [conn12] command shop.orders appName: \"we\\\"b\""
          + " command: find { find: \"orders\", filter: { total: { $gte: 5.0 }, status: \"secret } \" },"
          + " sort: { at: -1 }, limit: 20, $clusterTime: { clusterTime: Timestamp(1, 1), signature:"
          + " { hash: BinData(0, 0000), keyId: 0 } }, $db: \"shop\" } planSummary: IXSCAN { status: 1,"
          + " at: -1 } keysExamined:30 docsExamined:30 hasSortStage:1 cursorExhausted:1 numYields:7"
          + " nreturned:20 reslen:500 locks:{ Global: { acquireCount: { r: 8 } } } storage:{}"
          + " protocol:op_msg 250ms\n";

  private static final String TEXT_REMOVE =
      "2019-11-05T10:15:31.000+0000 I WRITE    [conn12] remove shop.carts appName: \"web\" command:"
          + " { q: { at: { $lt: new Date(1572946530123) } }, limit: 0 } planSummary: COLLSCAN"
          + " keysExamined:0 docsExamined:900 ndeleted:3 numYields:4 locks:{ Global: { acquireCount: {"
          + " r: 8 } } } 120ms\n";

  private static final String TEXT_GET_MORE =
      "2019-11-05T10:15:32.000+0000 I COMMAND  [conn12] command shop.orders command: getMore {"
          + " getMore: 5, collection: \"orders\", $db: \"shop\" } originatingCommand: { find:"
          + " \"orders\", filter: { a: 1 }, $db: \"shop\" } planSummary: COLLSCAN cursorid:5"
          + " keysExamined:0 docsExamined:7 nreturned:7 reslen:10 protocol:op_msg 130ms\n";

  @TempDir private Path folder;

  @Test
  void mongoLog_text_showsShapesWithTheirFigures() throws IOException {
    Path log =
        file("mongod.log", FIND.formatted(300), FIND.formatted(100), GET_MORE, OTHER, HELLO, OPLOG);

    Run run = Run.of("mongo-log", log);

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            3 slow operations of 1 shape in 1 file, 2026-01-31 10:00:01 to 2026-01-31 10:00:02 UTC

               Ordered by: total time

              total ms     count   mean ms    p95 ms    max ms  docs/op  keys/op  returned/op  bytes/op
                   550         3     183.3       300       300     3367        0           47    4.3 kB
                  find shop.orders {status: ?, total: {$gte: ?}} sort {at: -1} limit  #ID
                  plan: COLLSCAN 2; IXSCAN { status: 1 } 1
                  2 sorted without an index, 1 further batches of a cursor
                  from: web 2

            --------------------------------------------------------------------------------
            Index advice: nothing was created; try an index on a copy of the data first

               No index suggested.

               Not advised

               - seen too little: fewer than 20 times and less than 1 s:
                    3 0.550000  find shop.orders {status: ?, total: {$gte: ?}} sort {at: -1} limit #ID

            --------------------------------------------------------------------------------
            Read: 6 lines or documents, 1 about other things
            Skipped: 1, hello: a client that waits for news of the cluster
            Skipped: 1, replication
            """
                .replace("#ID", "#" + new Query("shop.orders", "find", SHAPE).id()));
  }

  @Test
  void mongoLog_writes_areCountedByStatementAndNotTwice() throws IOException {
    Path log = file("mongod.log", UPDATE_STATEMENT, UPDATE_COMMAND, INSERT_COMMAND);

    Run run = Run.of("mongo-log", log);

    assertThat(run.out())
        .contains(
            "3 slow operations of 2 shapes",
            "update shop.stock {sku: ?} update {$inc: [count]}  #",
            "insert shop.events  #",
            "1 failed",
            """
            Commands of the statements above (round trips, not added to them):
               update shop.stock: 1, 112 ms
            """)
        .doesNotContain("secret");
    assertThat(Run.of("mongo-log", log, "--format=json").out())
        .contains("\"roundTrips\":[{", "\"totalNanos\":110000000,", "\"totalNanos\":112000000,")
        .doesNotContain("secret");
  }

  @Test
  void mongoLog_commandsWithoutStatements_areShapes() throws IOException {
    Run run = Run.of("mongo-log", file("mongod.log", UPDATE_COMMAND));

    assertThat(run.out()).contains("update shop.stock  #").doesNotContain("round trips");
  }

  @Test
  void mongoLog_textLogs_haveTheSameShapes() throws IOException {
    Path log =
        file(
            "old.log",
            TEXT_FIND,
            TEXT_REMOVE,
            TEXT_GET_MORE,
            TEXT_FIND.replace("limit: 20", "limit: 2").substring(0, 200) + " ... 99ms\n",
            "2019-11-05T10:15:32.000+0000 I COMMAND  [conn1] query shop.a query: { a: \"secret\" }"
                + " planSummary: COLLSCAN ntoreturn:0 nscanned:0 5ms\n",
            "2019-11-05T10:15:32.000+0000 I NETWORK  [listener] connection accepted from secret\n");

    Run run = Run.of("mongo-log", log, "--limit", "2", "--sort", "docs");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(
            "3 slow operations of 3 shapes in 1 file, 2019-11-05 10:15:30 to",
            "Ordered by: documents examined",
            "List reduced from 3 to 2 due to restriction <2>",
            "delete shop.carts {at: {$lt: ?}}",
            "find shop.orders " + SHAPE,
            "plan: IXSCAN { status: 1, at: -1 } 1",
            "1 sorted without an index",
            "from: we\\\"b 1",
            "Skipped: 1, a command that is cut",
            "Skipped: 1, in the words of a server before 3.6")
        .doesNotContain("secret", "{a: ?}  #");
  }

  @Test
  void mongoLog_withProfiles_saysWhoAsks() throws IOException {
    Profile window = new Profile();
    window.countWindow("host:1:x", 0, 10_000);
    RouteProfile route = window.route("GET /orders");
    route.countRequest(200, false, false, 5_000, 1, 1, 1);
    route.tree().addTree(CallNode.root());
    QueryStats asked = route.queries().of(new Query("shop.orders", "find", SHAPE));
    asked.countOperation(1_000_000, 0);
    asked.addCaller(new Method("com.acme.OrderDao", "find", "OrderDao.java", 31), 4);
    String two = "{sku: ?} update {$inc: [count]}; {_id: ?} update {$set: [a]}";
    route.queries().of(new Query("shop.stock", "update", two)).countOperation(1_000, 2);
    Files.write(folder.resolve("profile.jsonl"), ProfileLine.window(window, "host:1:x"));
    Path log = file("mongod.log", FIND.formatted(300), UPDATE_STATEMENT, INSERT_COMMAND);

    Run run = Run.of("mongo-log", log, folder.resolve("profile.jsonl"));
    Run json = Run.of("mongo-log", log, folder, "--format", "json");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(
            "      route: GET /orders 1\n      line: OrderDao.java:31(com.acme.OrderDao.find) 4\n",
            "update {$inc: [count]}  #")
        .containsPattern("insert shop\\.events .*\n.*\n *not seen in the application's profiles");
    assertThat(run.out().split("route: GET /orders 1", -1)).hasSize(3);
    assertThat(json.out())
        .contains("\"routes\":{\"GET /orders\":1}", "\"line\":31,\"seen\":4")
        .endsWith("}\n");
  }

  @Test
  void mongoLog_scansOfACollection_adviseTheIndexFirst() throws IOException {
    String index = "db.getSiblingDB(\"shop\").orders.createIndex({status: 1, at: -1, total: 1})";
    Path log = file("mongod.log", FIND.formatted(300).repeat(10));

    Run run = Run.of("mongo-log", log);

    assertThat(run.out())
        .contains(
            "      3000  index, unless it is there: " + index,
            "   1. " + index,
            "plan: SORT, COLLSCAN; reads the whole collection; sorts in memory",
            "an operation read 5000 documents and 0 keys, to return 20")
        .doesNotContain("secret");
    assertThat(Run.of("mongo-log", log, "--format=json").out())
        .contains("\"suggestions\":[{\"namespace\":\"shop.orders\"")
        .doesNotContain("secret");
  }

  @Test
  void mongoLog_json_hasAllFigures() throws IOException {
    Run run = Run.of("mongo-log", file("a.log.gz", FIND.formatted(300), OTHER), "--format", "json");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            ("{\"v\":1,\"sort\":\"total time\",\"shapeCount\":1,\"shapes\":[{\"id\":\"ID\","
                    + "\"namespace\":\"shop.orders\",\"command\":\"find\",\"shape\":\"SHAPE\","
                    + "\"count\":1,\"totalNanos\":300000000,\"meanNanos\":300000000,"
                    + "\"p95Nanos\":300000000,\"maxNanos\":300000000,\"docsExamined\":5000,"
                    + "\"keysExamined\":0,\"returned\":20,\"modified\":0,\"replyBytes\":2000,"
                    + "\"sorted\":1,\"usedDisk\":0,\"batches\":0,\"failures\":0,\"cut\":0,"
                    + "\"plans\":{\"COLLSCAN\":1},\"apps\":{\"web\":1}}],\"roundTrips\":[],"
                    + "\"suggestions\":[],\"notAdvised\":[{\"id\":\"ID\",\"reason\":\"seen too little:"
                    + " fewer than 20 times and less than 1 s\"}],"
                    + "\"operations\":1,\"files\":1,\"lines\":2,\"others\":1,\"skipped\":{},"
                    + "\"cut\":0,\"full\":false,\"start\":\"2026-01-31T10:00:01Z\","
                    + "\"end\":\"2026-01-31T10:00:01Z\"}\n")
                .replace("SHAPE", SHAPE)
                .replace("ID", new Query("shop.orders", "find", SHAPE).id()));
  }

  @Test
  void mongoLog_damagedLines_areCountedWithTheirReason() throws IOException {
    String cut = FIND.formatted(1).replace("{\"t\"", "{\"truncated\":{\"command\":{}},\"t\"");
    Path log =
        file(
            "mongod.log", FIND.formatted(5), "{\"msg\":\"Slow query\",\"attr\":{\n", cut, "{\"t\n");
    byte[] whole = zip(FIND.formatted(7).repeat(2_000).getBytes(StandardCharsets.UTF_8));
    Path torn = Files.write(folder.resolve("torn.log.gz"), java.util.Arrays.copyOf(whole, 800));

    Run run = Run.of("mongo-log", log, torn);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).isEqualTo(torn + ": a gzip file that is torn; what is before was read\n");
    assertThat(run.out())
        .contains(
            "Skipped: 1, no JSON, or nested too deeply",
            "Skipped: 1, the rest of a gzip file that is torn\n",
            "1 with a command that the server cut",
            "Cut by the server: 1 command; shapes may lack parts");
  }

  @Test
  void mongoLog_textWithQuotesInValues_tellsNoneOfThem() throws IOException {
    String json = TEXT_FIND.replace("\"secret } \"", "\"{\"a\": \"x\", \"secret\": 1}\"");
    String said = TEXT_FIND.replace("\"secret } \"", "\"he said \"secret\" twice\"");

    Run run = Run.of("mongo-log", file("old.log", json, said));

    assertThat(run.out())
        .contains("1 slow operation of 1 shape", "Skipped: 1, a command that is not understood")
        .doesNotContain("secret");
  }

  @Test
  void mongoLog_damagedBytes_areNeverAnInternalError() throws IOException {
    Random random = new Random(1);
    List<String> whole =
        List.of(
            FIND.formatted(5), GET_MORE, UPDATE_STATEMENT, TEXT_FIND, TEXT_REMOVE, TEXT_GET_MORE);
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    for (int i = 0; i < 20_000; i++) {
      byte[] line = whole.get(i % whole.size()).getBytes(StandardCharsets.UTF_8);
      for (int changes = random.nextInt(4); changes > 0; changes--) {
        line[random.nextInt(line.length)] = (byte) random.nextInt(128);
      }
      log.write(line, 0, random.nextInt(5) == 0 ? random.nextInt(line.length) : line.length);
    }
    Path file = Files.write(folder.resolve("damaged.log"), log.toByteArray());

    Run run = Run.of("mongo-log", file);

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("Skipped: ", "find shop.orders " + SHAPE);
  }

  @Test
  void mongoLog_thousandsOfShapes_areBounded() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      String name =
          "f" + (char) ('a' + i / 676) + (char) ('a' + i / 26 % 26) + (char) ('a' + i % 26);
      lines.append(FIND.formatted(5).replace("\"status\"", "\"" + name + "\""));
    }
    Run run = Run.of("mongo-log", file("mongod.log", lines.toString()), "--sort", "count");

    assertThat(run.out())
        .contains(
            "3000 slow operations of 2001 shapes",
            "Beyond 2000 shapes all others are counted as (other)",
            "      5000      1000       5.0");
  }

  @Test
  void mongoLog_nothingFound_saysWhatThereWas() throws IOException {
    Run run = Run.of("mongo-log", file("mongod.log", OTHER, HELLO));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "hotpath: no slow operation in 2 lines or documents; skipped: 1 hello: a client that"
                + " waits for news of the cluster; this verb reads logs of MongoDB servers from 3.6"
                + " on and dumps of system.profile\n");
  }

  @Test
  void mongoLog_missingFile_isSaidAndTheRestReported() throws IOException {
    Path missing = folder.resolve("missing.log");

    Run run = Run.of("mongo-log", missing, file("mongod.log", FIND.formatted(5)));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).isEqualTo(missing + ": no such file or folder\n");
    assertThat(run.out()).contains("1 slow operation of 1 shape in 1 file");
  }

  @Test
  void mongoLog_limitOfZero_isWrongUsage() throws IOException {
    Run run = Run.of("mongo-log", file("mongod.log", OTHER), "--limit", "0");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--limit is 0, allowed is 1 or more");
    assertThat(Run.of("mongo-log", "--help").out()).contains("--sort", "FILE...");
  }

  private Path file(String name, String... lines) throws IOException {
    byte[] bytes = String.join("", lines).getBytes(StandardCharsets.UTF_8);
    return Files.write(folder.resolve(name), name.endsWith(".gz") ? zip(bytes) : bytes);
  }

  private static byte[] zip(byte[] bytes) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    }
    return zipped.toByteArray();
  }
}
