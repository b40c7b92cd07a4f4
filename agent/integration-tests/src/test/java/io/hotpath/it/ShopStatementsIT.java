package io.hotpath.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.hotpath.levels.door.Door;
import io.hotpath.profile.RouteProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shop logs too much, on purpose: {@code statements} names what, and after its proposals went
 * to the endpoint of the running shop the same visits log less by as much as it said.
 */
@ExtendWith(ShowChildren.class)
final class ShopStatementsIT {

  private static final int ROUNDS = 10;
  private static final List<String> PATHS =
      List.of("/", "/catalogue?page=1", "/product/7", "/search?q=a", "/cart");
  private static final String SHOP = "io.hotpath.samples.shop.";

  /** What would vanish, in the JSON of {@code statements}. */
  private static final Pattern WHAT_IF =
      Pattern.compile(
          "\\{\"logger\":\"([^\"]+)\",\"level\":\"([A-Z]+)\",\"events\":(\\d+),\"bytes\":(\\d+)");

  private static final Pattern TAKEN =
      Pattern.compile("/adviceTaken/\\d+/(text|predictedNanos|savedNanos)");

  @TempDir Path folder;

  /** What would vanish if a logger were raised. */
  private record WhatIf(String level, long events, long bytes) {}

  @Test
  void statements_ofTheShop_nameItsNoiseAndForetellTheLog() throws Exception {
    String options =
        "window=1s,console=127.0.0.1:0,token.file=" + Plain.token() + ",dir=" + profiles();
    try (Shop shop =
        Shop.start(folder, List.of("-javaagent:" + Installation.JAR + "=" + options))) {
      long[] start = log();
      visit(shop);
      assertThat(Child.await(20, () -> recorded() >= (long) ROUNDS * PATHS.size())).isTrue();
      long[] loud = log();
      String statements = report("statements", "--format", "json", "" + profiles());
      Map<String, WhatIf> proposed = whatIfs(statements);
      follow(proposed, new Door(Plain.consolePort(shop.child()), "", Plain.TOKEN));
      long followed = System.currentTimeMillis();
      visit(shop);
      long[] quiet = log();
      assertThat(shop.child().terminate()).isIn(0, 143);

      assertThat(statements)
          .contains(named("catalogue.Catalogue", "DEBUG", "about to list # of #"))
          .contains(named("catalogue.Catalogue", "INFO", "listed product # '#'"))
          .contains(named("web.RequestTimingFilter", "INFO", "{} {} {} us"))
          .contains("\"Catalogue.java\"");
      assertThat(proposed)
          .containsKeys(SHOP + "catalogue.Catalogue", SHOP + "web.RequestTimingFilter");
      assertVanished(proposed, start, loud, quiet);
      assertSaved(proposed, followed);
    }
  }

  /** What {@code diff} says of the same: each logger's advice was taken, and brought its time. */
  private void assertSaved(Map<String, WhatIf> proposed, long followed) throws Exception {
    Path before = Profiles.keep(profiles(), start -> start < followed, folder.resolve("before"));
    Path after = Profiles.keep(profiles(), start -> start >= followed, folder.resolve("after"));
    List<String> taken =
        JsonText.values(report("diff", "--format", "json", "" + before, "" + after), TAKEN);
    List<String> logging = new ArrayList<>();
    for (int i = 0; i < taken.size(); i += 3) {
      if (taken.get(i).startsWith("log level: ")) {
        logging.add(taken.get(i));
        double predicted = Double.parseDouble(taken.get(i + 1));
        assertThat(Double.parseDouble(taken.get(i + 2))).isCloseTo(predicted, withinPercentage(10));
      }
    }
    System.out.println("log levels, predicted and saved: " + taken);
    assertThat(logging)
        .containsExactlyInAnyOrderElementsOf(
            proposed.entrySet().stream()
                .map(each -> "log level: " + each.getKey() + " to " + each.getValue().level)
                .toList());
  }

  /** Lines, and bytes within a tenth: time stamps and names of threads are not always as long. */
  private static void assertVanished(
      Map<String, WhatIf> proposed, long[] start, long[] loud, long[] quiet) {
    long events = proposed.values().stream().mapToLong(WhatIf::events).sum();
    long bytes = proposed.values().stream().mapToLong(WhatIf::bytes).sum();
    long fewerLines = (loud[0] - start[0]) - (quiet[0] - loud[0]);
    long fewerBytes = (loud[1] - start[1]) - (quiet[1] - loud[1]);
    System.out.printf(
        "foretold %d lines, %d bytes; vanished %d lines, %d bytes of %d%n",
        events, bytes, fewerLines, fewerBytes, loud[1] - start[1]);
    assertThat(fewerLines).isCloseTo(events, withinPercentage(10));
    assertThat(fewerBytes).isCloseTo(bytes, withinPercentage(10));
    assertThat(bytes).isGreaterThan((loud[1] - start[1]) / 2);
  }

  private static void visit(Shop shop) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      for (String path : PATHS) {
        assertThat(shop.send(shop.request(path).build()).statusCode()).isEqualTo(200);
      }
    }
  }

  private static void follow(Map<String, WhatIf> proposed, Door door) throws IOException {
    for (Map.Entry<String, WhatIf> change : proposed.entrySet()) {
      String level = "{\"configuredLevel\":\"" + change.getValue().level + "\"}";
      assertThat(door.post("/actuator/loggers/" + change.getKey(), level).status()).isEqualTo(204);
    }
  }

  private Path profiles() {
    return folder.resolve("profile");
  }

  /** Requests in the windows so far. */
  private long recorded() {
    try {
      return Recorded.in(profiles()).windows().routes().values().stream()
          .mapToLong(RouteProfile::requests)
          .sum();
    } catch (IOException e) {
      return 0;
    }
  }

  /** A statement in the JSON. */
  private static String named(String logger, String level, String template) {
    return "\"logger\":\"%s%s\",\"level\":\"%s\",\"template\":\"%s\""
        .formatted(SHOP, logger, level, template);
  }

  private static String report(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Jvm.own().java(), "-jar", Installation.JAR.toString()));
    command.addAll(List.of(arguments));
    Child reader = Child.start(command);
    assertThat(reader.awaitExit()).as(reader::described).isZero();
    return reader.out();
  }

  private static Map<String, WhatIf> whatIfs(String json) {
    Map<String, WhatIf> found = new TreeMap<>();
    Matcher whatIf = WHAT_IF.matcher(json);
    while (whatIf.find()) {
      found.put(
          whatIf.group(1),
          new WhatIf(
              whatIf.group(2), Long.parseLong(whatIf.group(3)), Long.parseLong(whatIf.group(4))));
    }
    return found;
  }

  /** Lines and bytes so far. */
  private long[] log() throws IOException {
    Path log = folder.resolve("shop.log");
    try (var lines = Files.lines(log)) {
      return new long[] {lines.count(), Files.size(log)};
    }
  }
}
