package io.hotpath.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.hotpath.profile.CollectionFacts;
import io.hotpath.profile.IndexFacts;
import io.hotpath.profile.Method;
import io.hotpath.profile.PlanFacts;
import io.hotpath.profile.Profile;
import io.hotpath.profile.ProfileLine;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.Repeats;
import io.hotpath.profile.RouteProfile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueriesCommandTest {

  private static final Query SUPPLIER = new Query("shop.suppliers", "find", "{_id: ?} limit");
  private static final Query LATEST =
      new Query("shop.orders", "find", "{lines.productId: ?} sort {placedAt: -1} limit");

  @TempDir private Path folder;
  private Path shop = Path.of("");

  @BeforeEach
  void writeShop() throws IOException {
    shop = folder.resolve("shop.jsonl");
    Files.write(shop, ProfileLine.window(profile(), "web1:1:x"));
  }

  private static Profile profile() {
    Profile profile = new Profile();
    profile.countWindow("web1:1:x", 1_795_000_000_000L, 1_795_000_010_000L);
    RouteProfile route = profile.route("GET /catalogue");
    for (int i = 0; i < 2; i++) {
      route.countRequest(200, false, false, 500_000_000, -1, -1, -1);
    }
    QueryStats suppliers = route.queries().of(SUPPLIER);
    for (int i = 0; i < 48; i++) {
      suppliers.countOperation(10_000_000, 1);
      suppliers.addCommands(1);
    }
    suppliers.addVarying(new Repeats(2, 48, 460_000_000, 24));
    suppliers.addDuplicates(new Repeats(1, 3, 20_000_000, 3));
    suppliers.addReplies(48, 0, 9_024);
    suppliers.addCaller(new Method("com.acme.Suppliers", "byId", "Suppliers.java", 24), 6);
    QueryStats latest = profile.elsewhere(Profile.UNATTRIBUTED).of(LATEST);
    latest.countOperation(2_000_000_000, 1);
    latest.addWall(2_000_500_000);
    latest.addPoolWait(100_000);
    latest.addFailure("50 MaxTimeMSExpired", 1);
    IndexFacts index =
        new IndexFacts(
            "lines.productId_1",
            List.of(new IndexFacts.Key("lines.productId", "1")),
            List.of(),
            false,
            false);
    profile.addCollection("shop.orders", new CollectionFacts(1, "collection", List.of(index)));
    profile.addPlan(LATEST, new PlanFacts(1, List.of("SORT", "COLLSCAN"), List.of(), false));
    return profile;
  }

  @Test
  void queries_json_matchesGolden() throws IOException {
    Run run = Run.of("queries", shop, "--format=json");

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    Path left = Files.createDirectories(Path.of("target", "golden")).resolve("queries.json");
    Files.writeString(left, run.out());
    assertThat(run.out()).as("new one: %s", left).isEqualTo(resource("queries.json"));
  }

  @Test
  void queries_text_saysWhatToDoFirst() {
    Run run = Run.of("queries", shop, folder);

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith("MongoDB: 49 operations of 2 kinds, 2.480000 s; 48.0% of the time of 1 route\n")
        .contains("index: db.getSiblingDB(\"shop\").orders.createIndex(")
        .contains("N+1: GET /catalogue asks 24 times a request")
        .contains("\nMeasured: 1 window of 1 instance");
  }

  @ParameterizedTest
  @CsvSource({"count, operations", "MEAN, mean time", "max, longest operation", "total, total"})
  void queries_sort_isCaseInsensitive(String key, String words) {
    assertThat(Run.of("queries", shop, "--sort", key).out()).contains("Ordered by: " + words);
  }

  @Test
  void queries_placeOrRoute_isFound() {
    assertThat(Run.of("queries", shop, "--route", "unattributed").out())
        .contains("find shop.orders")
        .doesNotContain("find shop.suppliers");
    assertThat(Run.of("queries", shop, "--route", "^GET", "--format", "json").out())
        .contains("shop.suppliers")
        .doesNotContain("shop.orders", "createIndex");
  }

  @Test
  void queries_noSuchRoute_saysWhichThereAre() {
    Run run = Run.of("queries", shop, "--route", "nowhere");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "hotpath: no route matches 'nowhere'; there are: GET /catalogue, (unattributed)\n");
  }

  @Test
  void queries_limit_reducesTables() {
    assertThat(Run.of("queries", shop, "--limit", "1").out())
        .contains("List reduced from 2 to 1 due to restriction <1>");
    assertThat(Run.of("queries", shop, "--limit", "1", "--format", "json").out())
        .contains("\"queryCount\":2,")
        .containsOnlyOnce("\"namespace\":\"shop.orders\",\"command\"")
        .doesNotContain("\"namespace\":\"shop.suppliers\"");
  }

  @Test
  void queries_noneMeasured_saysSo() throws IOException {
    Profile profile = new Profile();
    profile.countWindow("i", 0, 1);
    profile.route("r").countRequest(200, false, false, 1000, 1, 1, 1);
    Path file = Files.write(folder.resolve("none.jsonl"), ProfileLine.window(profile, "i"));

    assertThat(Run.of("queries", file).exit()).isZero();
    assertThat(Run.of("queries", file).out()).startsWith("No queries.\n");
    assertThat(Run.of("queries", file, "--format", "json").out())
        .contains("\"queryCount\":0,\"queries\":[],\"suggestions\":[],\"notAdvised\":[],");
  }

  @Test
  void queries_damagedFile_isSaidAndTheRestReportedOnRequest() throws IOException {
    Files.writeString(shop, "{\"v\":1,", StandardOpenOption.APPEND);

    Run strict = Run.of("queries", shop);
    Run going = Run.of("queries", shop, "--keep-going");

    assertThat(strict.exit()).isEqualTo(1);
    assertThat(strict.out()).isEmpty();
    assertThat(going.exit()).isEqualTo(1);
    assertThat(going.out())
        .contains("find shop.suppliers")
        .endsWith("Damaged: 1 lines or files could not be read and are missing above\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001b[31m", "a\nb", "\u202e", "\ud800", "</script>", "x\": 1}"})
  void queries_hostileNames_reachNoTerminal(String name) throws IOException {
    Profile profile = new Profile();
    profile.countWindow("i", 0, 1);
    for (Query query :
        List.of(new Query("shop." + name, "find", "{a: ?}"), new Query(name, name, name))) {
      QueryStats stats = profile.route(name + "r").queries().of(query);
      stats.countOperation(2_000_000_000, 1);
      stats.addFailure(name, 1);
      stats.addCaller(new Method(name, name, name, 3), 1);
      profile.elsewhere(Profile.UNATTRIBUTED).add(profile.route(name + "r").queries());
      profile.addPlan(query, new PlanFacts(1, List.of(name), List.of(name), true));
    }
    Path file = Files.write(folder.resolve("names.jsonl"), ProfileLine.window(profile, "i"));

    for (String format : new String[] {"text", "json"}) {
      Run run = Run.of("queries", file, "--format", format);

      assertThat(run.err()).isEmpty();
      assertThat(run.exit()).isZero();
      assertThat(run.out().chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 127));
    }
    String json = Run.of("queries", file, "--format", "json").out();
    assertThat(json.lines()).hasSize(1);
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        parser.skipChildren();
      }
    }
  }

  @Test
  void top_withQueries_countsThem() {
    assertThat(Run.of("top", shop).out())
        .contains("MongoDB: 24 operations a request, 0.480000 s (48.0%)\n");
    assertThat(Run.of("top", shop, "--format", "json").out())
        .contains("\"queryOperations\":48,\"queryNanos\":480000000,");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        requireNonNull(QueriesCommandTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
