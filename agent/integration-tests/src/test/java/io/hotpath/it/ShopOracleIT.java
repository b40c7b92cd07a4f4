package io.hotpath.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.it.oracle.CallCounter;
import io.hotpath.it.oracle.CountingAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The counts of the shop's methods against an agent that counts calls and knows nothing else, over
 * 10,000 requests from 8 clients at once.
 */
@ExtendWith(ShowChildren.class)
final class ShopOracleIT {

  private static final int REQUESTS = 10_000;
  private static final int CLIENTS = 8;

  /** Where a figure of a method stands in the JSON of top. */
  private static final Pattern METHOD =
      Pattern.compile("/routes/\\d+/methods/\\d+/(class|name|line|calls)");

  private static final Pattern REQUESTS_OF_ROUTE = Pattern.compile("/routes/\\d+/requests");

  @TempDir Path folder;

  @Test
  void shop_tenThousandConcurrentRequests_everyCountEqualsTheOracle() throws Exception {
    Path profiles = folder.resolve("profile");
    Path oracle =
        AgentJar.write(folder.resolve("oracle.jar"), CountingAgent.class, CallCounter.class);
    try (Shop shop =
        Shop.start(
            folder,
            List.of(
                "-javaagent:" + oracle + "=io.hotpath.samples.shop:" + folder,
                "-javaagent:" + Installation.JAR + "=dir=" + profiles + ",window=2s"))) {
      tell("reset");
      drive(shop);
      tell("dump");
      assertThat(shop.child().terminate()).isIn(0, 143);
    }

    String json = top(profiles);
    Map<String, Long> recorded = counts(json);
    Map<String, Long> counted = counted();
    assertThat(JsonText.values(json, REQUESTS_OF_ROUTE).stream().mapToLong(Long::parseLong).sum())
        .isEqualTo(REQUESTS);
    assertThat(recorded).hasSizeGreaterThan(100);
    recorded.forEach((method, calls) -> assertThat(counted).containsEntry(method, calls));
    assertThat(recorded.keySet()).containsAll(worthAProbe());
  }

  private void drive(Shop shop) throws Exception {
    AtomicInteger next = new AtomicInteger();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<?>> running =
          IntStream.range(0, CLIENTS)
              .<Future<?>>mapToObj(client -> clients.submit(() -> visit(shop, next)))
              .toList();
      for (Future<?> client : running) {
        client.get();
      }
    } finally {
      clients.shutdownNow();
    }
  }

  private static Void visit(Shop shop, AtomicInteger next)
      throws IOException, InterruptedException {
    for (int i = next.getAndIncrement(); i < REQUESTS; i = next.getAndIncrement()) {
      int status = shop.send(shop.request(path(i)).build()).statusCode();
      assertThat(status).as(path(i)).isLessThan(501);
    }
    return null;
  }

  /** Mostly what is cheap, but something of everything: async, missing and broken pages too. */
  private static String path(int i) {
    return switch (i % 100) {
      case 0 -> i % 500 == 0 ? "/catalogue?page=" + i % 7 : "/cart";
      case 1 -> "/recommendations";
      case 2 -> "/api/broken";
      case 3, 4 -> "/nothing/here" + i;
      case 5, 6 -> "/search?q=a" + i % 10;
      case 7, 8 -> "/";
      case 9, 10, 11, 12 -> "/product/" + (1 + i % 500);
      case 13, 14 -> "/cart";
      case 15 -> "/admin";
      case 16 -> "/login";
      case 17, 18, 19, 20 -> "/static/css/reset.css";
      default -> "/api/stock/" + (1 + i % 500);
    };
  }

  private void tell(String what) throws IOException, InterruptedException {
    Path file = Files.createFile(folder.resolve(what));
    assertThat(Child.await(10, () -> !Files.exists(file))).as("the oracle did %s", what).isTrue();
  }

  private String top(Path profiles) throws IOException, InterruptedException {
    Child top =
        Child.start(
            List.of(
                Jvm.own().java(),
                "-jar",
                Installation.JAR.toString(),
                "top",
                "--format",
                "json",
                "--limit",
                "10000",
                profiles.toString()));
    assertThat(top.awaitExit()).as(top::described).isZero();
    return top.out();
  }

  private static Map<String, Long> counts(String json) throws IOException {
    Map<String, Long> counts = new TreeMap<>();
    Iterator<String> values = JsonText.values(json, METHOD).iterator();
    while (values.hasNext()) {
      String name = values.next() + "#" + values.next() + ":" + values.next();
      counts.merge(name, Long.valueOf(values.next()), Long::sum);
    }
    // Places in the tree that are no methods have no class.
    counts.keySet().removeIf(name -> name.startsWith("#"));
    return counts;
  }

  private Map<String, Long> counted() throws IOException {
    Map<String, Long> counts = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("counts"))) {
      String[] parts = line.split(" ", 3);
      counts.merge(parts[2], Long.valueOf(parts[0]), Long::sum);
    }
    return counts;
  }

  private List<String> worthAProbe() throws IOException {
    return Files.readAllLines(folder.resolve("counts")).stream()
        .map(line -> line.split(" ", 3))
        .filter(parts -> parts[1].equals("worth"))
        .map(parts -> parts[2])
        .toList();
  }
}
