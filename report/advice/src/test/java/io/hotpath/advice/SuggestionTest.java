package io.hotpath.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.Method;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryStats;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {

  private static final Query LATEST =
      new Query("shop.orders", "find", "{lines.productId: ?} sort {placedAt: -1} limit");
  private static final Query ALL = new Query("shop.orders", "count", "{lines.productId: ?}");

  @Test
  void createLine_shopsMissingIndex_canBePasted() {
    Suggestion suggestion = Advisor.advise(profile(), query -> true).suggestions().get(0);

    assertThat(suggestion.createLine())
        .isEqualTo(
            "db.getSiblingDB(\"shop\").orders.createIndex({\"lines.productId\": 1, placedAt: -1})");
    assertThat(suggestion.dropLines()).isEmpty();
  }

  @Test
  void figures_severalQueriesAndPlaces_countEachRouteOnce() {
    Suggestion suggestion = Advisor.advise(profile(), query -> true).suggestions().get(0);

    assertThat(suggestion.serves()).extracting(s -> s.query().query()).containsExactly(LATEST, ALL);
    assertThat(suggestion.stats().operations()).isEqualTo(3 * 30 + 40);
    assertThat(suggestion.nanos()).isEqualTo(90_000_000 * 3 + 40_000_000);
    assertThat(suggestion.requestNanos()).isEqualTo(90_000_000 * 2 + 40_000_000);
    assertThat(suggestion.routesWallNanos()).isEqualTo(1_000_000_000 + 500_000_000);
  }

  @Test
  void advise_queriesShown_leavesOutWhatIsNotForThem() {
    Profile profile = profile();
    Query other = new Query("shop.users", "find", "{mail: ?}");
    count(profile.route("GET /login").queries().of(other), 5_000);
    Query seldom = new Query("shop.users", "find", "{name: ?}");
    count(profile.route("GET /login").queries().of(seldom), 1);

    Advice advice = Advisor.advise(profile, ALL::equals);

    assertThat(advice.suggestions())
        .singleElement()
        .extracting(Suggestion::keys)
        .isEqualTo(Situation.keys("{lines.productId: 1, placedAt: -1}"));
    assertThat(advice.notAdvised()).isEmpty();
    assertThat(Advisor.advise(profile, query -> true).suggestions()).hasSize(2);
  }

  @Test
  void dropLines_replacedIndex_isNamed() {
    Profile profile =
        new Situation()
            .query("find orders {a: ?} sort {b: 1}")
            .existing("orders: my \"index\" {a: 1}")
            .profile();

    assertThat(Advisor.advise(profile, query -> true).suggestions().get(0).dropLines())
        .isEqualTo(List.of("db.getSiblingDB(\"shop\").orders.dropIndex(\"my \\\"index\\\"\")"));
  }

  private static Profile profile() {
    Profile profile = new Profile();
    profile.route("GET /product/{n}").countRequest(200, false, false, 1_000_000_000, -1, -1, -1);
    profile.route("GET /").countRequest(200, false, false, 500_000_000, -1, -1, -1);
    count(profile.route("GET /product/{n}").queries().of(LATEST), 30);
    count(profile.route("GET /").queries().of(LATEST), 30);
    count(profile.elsewhere(Profile.NO_REQUEST).of(LATEST), 30);
    QueryStats all = profile.route("GET /product/{n}").queries().of(ALL);
    for (int i = 0; i < 40; i++) {
      all.countOperation(1_000_000, 1);
    }
    all.addCaller(new Method("com.acme.Orders", "count", "Orders.java", 7), 3);
    return profile;
  }

  private static void count(QueryStats stats, int operations) {
    for (int i = 0; i < operations; i++) {
      stats.countOperation(3_000_000, 1);
    }
  }
}
