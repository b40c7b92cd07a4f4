package io.hotpath.mongo;

import static java.util.Objects.requireNonNull;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.hotpath.recorder.CallTree;
import io.hotpath.recorder.Collector;
import io.hotpath.recorder.Ledger;
import io.hotpath.recorder.MethodTable;
import io.hotpath.recorder.Options;
import io.hotpath.recorder.Recording;
import io.hotpath.recorder.Ticker;
import io.hotpath.samples.mongo.server.MongoServerMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bson.Document;

/**
 * What recording costs the thread that queries: CPU time of a client with Hotpath's listeners
 * beside one without, in turns, against a test server in another process.
 *
 * <p>One argument: rounds, default 3,000 for each kind.
 */
public final class QueryCost {

  /** Operations between two readings of the thread's CPU clock, which takes most of 1 us. */
  private static final int BATCH = 20;

  private static final int WARM_UP = 400;
  private static final int DOCUMENTS = 1_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Collector collector =
      Collector.start(
          Options.read(Map.of("requests", "none"), System.err::println),
          new MethodTable(),
          new Ledger(),
          Ticker.SYSTEM,
          List.of());

  private QueryCost() {}

  public static void main(String[] arguments) throws IOException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3_000;
    Process server = startServer();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
      String line = requireNonNull(said.readLine(), "the server said nothing");
      new QueryCost().run(line.substring(line.indexOf("mongodb:")), rounds);
    } finally {
      server.destroy();
    }
    System.exit(0);
  }

  private static Process startServer() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            MongoServerMain.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private void run(String uri, int rounds) {
    ConnectionString at = new ConnectionString(uri);
    MongoClientSettings.Builder heard = MongoClientSettings.builder().applyConnectionString(at);
    try (MongoClient bare = MongoClients.create(at);
        MongoClient again = MongoClients.create(at);
        MongoClient recorded = MongoClients.create(MongoProfiling.configure(heard).build())) {
      seed(items(bare));
      System.out.printf(
          Locale.ROOT,
          "JDK %s; CPU of the client's thread, us an operation: p10, p50; and ratio to none%n",
          Runtime.version());
      compare("findOne by _id", rounds, List.of(bare, again, recorded), QueryCost::findOne);
      compare("find, 1,000 documents", rounds / 20, List.of(bare, again, recorded), QueryCost::all);
    }
    collector.close();
  }

  private static MongoCollection<Document> items(MongoClient client) {
    return client.getDatabase("cost").getCollection("items");
  }

  private static void seed(MongoCollection<Document> items) {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      documents.add(new Document("_id", i).append("text", "x".repeat(1_000)));
    }
    items.insertMany(documents);
  }

  /** One operation on a collection. */
  private interface Operation {
    void run(MongoCollection<Document> items, int number);
  }

  private static void findOne(MongoCollection<Document> items, int number) {
    requireNonNull(items.find(Filters.eq("_id", number % DOCUMENTS)).first());
  }

  private static void all(MongoCollection<Document> items, int number) {
    if (items.find().batchSize(DOCUMENTS + 1).into(new ArrayList<>()).size() != DOCUMENTS) {
      throw new IllegalStateException("documents are missing, round " + number);
    }
  }

  private void compare(String title, int rounds, List<MongoClient> clients, Operation operation) {
    long[][] nanos = new long[clients.size()][rounds];
    for (int round = -Math.min(WARM_UP, rounds); round < rounds; round++) {
      for (int client = 0; client < clients.size(); client++) {
        long taken = batch(items(clients.get(client)), operation);
        if (round >= 0) {
          nanos[client][round] = taken;
        }
      }
    }
    Arrays.stream(nanos).forEach(Arrays::sort);
    row(title + ", none", nanos[0], nanos[0]);
    row(title + ", none again", nanos[1], nanos[0]);
    row(title + ", recorded", nanos[2], nanos[0]);
  }

  /** As a request of its own, which costs both sides the same. */
  private long batch(MongoCollection<Document> items, Operation operation) {
    Recording recording = collector.begin();
    CallTree tree = requireNonNull(recording.attach());
    long before = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < BATCH; i++) {
      operation.run(items, i);
    }
    long taken = THREADS.getCurrentThreadCpuTime() - before;
    recording.detach(tree);
    recording.end("GET /cost", 200, null, -1);
    return taken;
  }

  private static void row(String title, long[] sorted, long[] none) {
    System.out.printf(
        Locale.ROOT,
        "%-36s %9.1f %9.1f   %5.3f %5.3f%n",
        title,
        micros(sorted, 10),
        micros(sorted, 50),
        micros(sorted, 10) / micros(none, 10),
        micros(sorted, 50) / micros(none, 50));
  }

  private static double micros(long[] sorted, int percentile) {
    return sorted[sorted.length * percentile / 100] / 1e3 / BATCH;
  }
}
