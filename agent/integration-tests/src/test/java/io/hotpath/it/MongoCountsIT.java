package io.hotpath.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.Profile;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.QueryTable;
import io.hotpath.samples.mongo.server.CommandCount;
import io.hotpath.samples.mongo.server.CommandKey;
import io.hotpath.samples.mongo.server.TestMongoServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 100,000 operations from eight clients, on three routes: as many of each kind as the application
 * says it asked and as the server counted, and each on its route.
 */
@ExtendWith(ShowChildren.class)
final class MongoCountsIT {

  private static final int CLIENTS = 8;
  private static final int REQUESTS = 1_000;
  private static final int OPERATIONS = 100;
  private static final List<String> ROUTES = List.of("/mixed", "/mixedReads", "/mixedWrites");

  /** Of an answer: {@code RANGE=12/1100}, operations and documents. */
  private static final Pattern KIND = Pattern.compile("([A-Z]+)=(\\d+)/(\\d+)");

  /** The command of each kind; its collection is named after it. */
  private static final Map<String, String> COMMANDS =
      Map.of(
          "FIND", "find",
          "RANGE", "find",
          "AGGREGATE", "aggregate",
          "DISTINCT", "distinct",
          "INSERT", "insert",
          "UPDATE", "update",
          "DELETE", "delete",
          "MODIFY", "findAndModify");

  @ParameterizedTest
  @ValueSource(strings = {"3.12", "5"})
  void hundredThousandOperations_areCountedExactly(String driver) throws Exception {
    Map<String, Long> asked = new ConcurrentHashMap<>();
    Map<String, Long> documents = new ConcurrentHashMap<>();
    Path folder = Profiles.newFolder();
    Map<CommandKey, CommandCount> served;
    try (MongoTarget target = MongoTarget.ofReplicaSet();
        Server server =
            MongoApplication.onDriver(driver)
                .start(
                    Installation.AGENT,
                    Map.of("dir", folder.toString(), "window", "2s"),
                    target.uri())) {
      TestMongoServer simulated = simulated(target);
      simulated.reset();

      Load.run(
          server,
          CLIENTS,
          REQUESTS,
          MongoCountsIT::path,
          (number, answer) -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            tally(number, new String(answer.body(), UTF_8), asked, documents);
          });

      served = simulated.counts();
      assertThat(server.child().terminate()).isIn(0, 143);
    }
    Profile profile = Recorded.in(folder).windows();
    assertThat(asked.values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo((long) REQUESTS * OPERATIONS);
    assertThat(profile.losses()).isEmpty();
    assertThat(profile.faults()).isEmpty();
    assertThat(profile.elsewhere()).doesNotContainKey(Profile.UNATTRIBUTED);
    assertThat(figures(profile, QueryStats::operations)).isEqualTo(new TreeMap<>(asked));
    assertThat(figures(profile, stats -> Math.max(stats.returned(), stats.modified())))
        .isEqualTo(new TreeMap<>(documents));
    assertServed(profile, served);
  }

  private static String path(int number) {
    return ROUTES.get(number % ROUTES.size()) + "?ops=" + OPERATIONS + "&seed=" + number;
  }

  private static void tally(
      int number, String answer, Map<String, Long> asked, Map<String, Long> documents) {
    Matcher kinds = KIND.matcher(answer);
    while (kinds.find()) {
      String key = ROUTES.get(number % ROUTES.size()) + " " + kinds.group(1);
      asked.merge(key, Long.valueOf(kinds.group(2)), Long::sum);
      documents.merge(key, Long.valueOf(kinds.group(3)), Long::sum);
    }
  }

  private interface Figure {
    long of(QueryStats stats);
  }

  /** By route and kind. A kind is one shape. */
  private static Map<String, Long> figures(Profile profile, Figure figure) {
    Map<String, Long> figures = new TreeMap<>();
    for (String route : ROUTES) {
      QueryTable table = Queries.of(profile, route);
      table
          .all()
          .forEach(
              (query, stats) -> {
                String kind = kind(query.namespace());
                assertThat(query.command()).isEqualTo(COMMANDS.get(kind));
                assertThat(figures.put(route + " " + kind, figure.of(stats)))
                    .as("one shape of %s in %s", kind, Queries.names(table))
                    .isNull();
              });
    }
    return figures;
  }

  private static String kind(String namespace) {
    return namespace
        .substring(namespace.indexOf("mixed_") + "mixed_".length())
        .toUpperCase(Locale.ROOT);
  }

  private static void assertServed(Profile profile, Map<CommandKey, CommandCount> served) {
    Map<String, Long> recorded = new TreeMap<>();
    for (String route : ROUTES) {
      Queries.of(profile, route)
          .all()
          .forEach(
              (query, stats) ->
                  recorded.merge(kind(query.namespace()), stats.commands(), Long::sum));
    }
    Map<String, Long> counted = new TreeMap<>();
    served.forEach(
        (key, count) -> {
          if (key.collection().startsWith("mixed_")) {
            counted.merge(kind(key.collection()), count.commands(), Long::sum);
          }
        });
    assertThat(recorded).hasSize(COMMANDS.size()).isEqualTo(counted);
  }

  private static TestMongoServer simulated(MongoTarget target) {
    @Nullable TestMongoServer simulated = target.simulated();
    if (simulated == null) {
      throw new IllegalStateException("a real server does not count so");
    }
    return simulated;
  }
}
