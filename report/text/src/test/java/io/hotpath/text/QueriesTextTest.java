package io.hotpath.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.CollectionFacts;
import io.hotpath.profile.IndexFacts;
import io.hotpath.profile.Method;
import io.hotpath.profile.PlanFacts;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.Repeats;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueriesTextTest {

  private static final QueriesText STANDARD = new QueriesText(QueryOptions.STANDARD);

  @Test
  void write_shop_matchesGolden() throws IOException {
    Golden.assertMatches("queries.txt", write(STANDARD, ShopQueries.profile()));
  }

  @Test
  void top_shopQueries_matchesGolden() throws IOException {
    StringBuilder out = new StringBuilder();
    TopText top = new TopText(TopOptions.STANDARD);
    top.write(ShopQueries.profile(), out);
    Golden.assertMatches("top-queries.txt", out + top.hotPaths(ShopQueries.profile()));
  }

  @ParameterizedTest
  @CsvSource({
    "TOTAL, total time, shop.suppliers {_id",
    "COUNT, operations, shop.suppliers {_id",
    "MEAN, mean time, shop.products {} #",
    "P95, 95th percentile of time, shop.products {} #",
    "MAX, longest operation, shop.products {} #",
    "DOCS, documents returned, shop.products {} #",
  })
  void write_sort_namesAndKeepsTheOrder(QuerySort sort, String words, String first)
      throws IOException {
    String text = write(new QueriesText(new QueryOptions(40, sort, null)), ShopQueries.profile());

    assertThat(text).contains("   Ordered by: " + words + "\n");
    String table = text.substring(text.indexOf("      ops  total s"));
    assertThat(table.lines().skip(1).findFirst().orElseThrow()).contains(first);
  }

  @Test
  void write_limitBelowRows_saysWhatIsLeftOut() throws IOException {
    QueriesText two = new QueriesText(new QueryOptions(2, QuerySort.TOTAL, null));

    String text = write(two, ShopQueries.profile());

    assertThat(text).contains("   List reduced from 10 to 2 due to restriction <2>\n");
    assertThat(text).doesNotContain("insert shop.orders");
  }

  @Test
  void write_routeGiven_showsItsQueriesAndTheirAdvice() throws IOException {
    String text =
        write(
            new QueriesText(new QueryOptions(40, QuerySort.TOTAL, "/product")),
            ShopQueries.profile());

    assertThat(text)
        .startsWith("MongoDB: 300 operations of 4 kinds, 1.860000 s; 73.8% of the time of 1 route")
        .contains("orders.createIndex({\"lines.productId\": 1, placedAt: -1})")
        .contains("   N+1: none seen\n")
        .contains("60            2       2")
        .doesNotContain("placedAt: -1} limit #006bb8fe")
        .doesNotContain("categoryId");
  }

  @Test
  void write_placeGiven_isFoundLikeARoute() throws IOException {
    String text =
        write(
            new QueriesText(new QueryOptions(40, QuerySort.TOTAL, Profile.UNATTRIBUTED)),
            ShopQueries.profile());

    assertThat(text).startsWith("MongoDB: 24 operations of 1 kind, 0.264000 s; - of the time of 0");
  }

  @Test
  void write_noQueries_saysSo() throws IOException {
    assertThat(write(STANDARD, ShopProfile.profile())).startsWith("No queries.\n\n---");
    assertThat(
            write(
                new QueriesText(new QueryOptions(1, QuerySort.MAX, "nowhere")),
                ShopQueries.profile()))
        .startsWith("No queries of such a route.\n\n---");
  }

  @Test
  void write_nothingToDo_saysSo() throws IOException {
    Profile profile = new Profile();
    profile.elsewhere("x").of(new Query("a.b", "find", "{_id: ?}")).countOperation(1_000, 1);

    assertThat(write(STANDARD, profile))
        .contains("   Nothing to do first: no N+1, no duplicates, no index to suggest.\n")
        .contains("   N+1: none seen\n", "   Duplicates: none seen\n", "   No index suggested.\n")
        .doesNotContain("NaN");
  }

  @Test
  void write_sameQueryVariesAndRepeats_isOneStep() throws IOException {
    Profile profile = new Profile();
    QueryStats stats = profile.route("GET /").queries().of(new Query("a.b", "find", "{c: ?}"));
    stats.countOperation(2_000_000_000, 1);
    stats.addVarying(new Repeats(1, 9, 1_800_000_000, 9));
    stats.addDuplicates(new Repeats(1, 3, 600_000_000, 3));

    String text = write(STANDARD, profile);

    assertThat(text.substring(0, text.indexOf("-----")))
        .contains("N+1: GET / asks 9 times a request, one by one: find a.b {c: ?}")
        .contains("index, unless it is there: db.getSiblingDB(\"a\").b.createIndex({c: 1})")
        .doesNotContain("duplicates");
    assertThat(text).contains("   Duplicates: asked again");
  }

  @Test
  void write_batchesWithoutTheirOperation_dividesByNothing() throws IOException {
    Profile profile = new Profile();
    QueryStats stats = profile.route("r").queries().of(new Query("a.b", "find", "{a: ?}"));
    stats.addNanos(5_000_000, 5_000_000);
    stats.addReplies(100, 0, 1000);

    assertThat(write(STANDARD, profile)).contains("        0 0.005000").doesNotContain("NaN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "\u001b[2J",
        "\u009b31m",
        "\u202eabc",
        "\u2028",
        "\ud800",
        "\udc00x",
        "\u0000",
        "\ufeff",
        "%s%n%d",
        "\"); db.dropDatabase(); (\"",
      })
  void write_hostileNames_staysOneLineEach(String hostile) throws IOException {
    HostileLines.assertHarmless(everywhere(hostile), everywhere("x"));
  }

  @Test
  void write_endlessNames_cutsThem() throws IOException {
    assertThat(everywhere("x".repeat(60_000)).lines()).allMatch(line -> line.length() < 1400);
  }

  @Test
  void write_manyOfEverything_staysBounded() throws IOException {
    Profile profile = new Profile();
    for (int i = 0; i < 2_000; i++) {
      Query query =
          new Query("shop.c" + i, "find", "{a" + i + ": ?, _id: {$gt: ?}} hint h" + i % 90);
      for (int r = 0; r < 8; r++) {
        QueryStats stats = profile.route("GET /" + r).queries().of(query);
        stats.countOperation(2_000_000_000, 1);
        stats.addVarying(new Repeats(1, 9, 9, 9));
        stats.addDuplicates(new Repeats(1, 9, 9, 9));
        stats.addCaller(ShopProfile.method("C" + r, "m" + i, i), 1);
      }
    }

    assertThat(write(STANDARD, profile).lines().count()).isLessThan(1_000);
  }

  private static String everywhere(String name) throws IOException {
    Profile profile = new Profile();
    String field = "\"" + name.replaceAll("[\"\\\\\\p{Cc}\u2028\ud800\udc00]", "q") + "\"";
    Query found = new Query("shop." + name, "find", "{" + field + ": ?}");
    Query foreign = new Query(name, name, name);
    for (Query query : List.of(found, foreign)) {
      QueryStats stats = profile.route("GET /" + name).queries().of(query);
      stats.countOperation(2_000_000_000, 1);
      stats.addFailure(name, 1);
      stats.addCaller(new Method(name, name, name, 3), 1);
      stats.addVarying(new Repeats(1, 9, 9, 9));
      stats.addDuplicates(new Repeats(1, 9, 9, 9));
      profile.elsewhere(name).add(profile.route("GET /" + name).queries());
      profile.addPlan(query, new PlanFacts(1, List.of(name), List.of(name), true));
    }
    IndexFacts partial =
        new IndexFacts(
            name, List.of(new IndexFacts.Key("a", "1")), List.of("partial"), false, false);
    profile.addCollection("shop." + name, new CollectionFacts(1, name, List.of(partial)));
    TopText top = new TopText(TopOptions.STANDARD);
    StringBuilder out = new StringBuilder(write(STANDARD, profile));
    top.write(profile, out);
    return out + top.hotPaths(profile);
  }

  private static String write(QueriesText text, Profile profile) throws IOException {
    StringBuilder out = new StringBuilder();
    text.write(profile, out);
    return out.toString();
  }
}
