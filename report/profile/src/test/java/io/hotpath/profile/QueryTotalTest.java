package io.hotpath.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QueryTotalTest {

  private static final Query FIND = new Query("shop.products", "find", "{a: ?}");
  private static final Query INSERT = new Query("shop.orders", "insert", "");

  @Test
  void of_severalPlaces_addsThemUpDearestFirst() {
    List<QueryTotal> totals = QueryTotal.of(profile(), place -> true);

    assertThat(totals).extracting(QueryTotal::query).containsExactly(INSERT, FIND);
    QueryTotal find = totals.get(1);
    assertThat(find.stats().operations()).isEqualTo(3);
    assertThat(find.stats().nanos()).isEqualTo(60);
    assertThat(find.places())
        .extracting(QueryTotal.Place::name)
        .containsExactly("GET /b", "GET /a", Profile.NO_REQUEST);
    assertThat(find.requestNanos()).isEqualTo(50);
    assertThat(find.routesWallNanos()).isEqualTo(300);
  }

  @Test
  void of_placesShown_leavesTheOthersOut() {
    List<QueryTotal> totals = QueryTotal.of(profile(), Profile.NO_REQUEST::equals);

    assertThat(totals).singleElement().extracting(QueryTotal::query).isEqualTo(FIND);
    assertThat(totals.get(0).stats().nanos()).isEqualTo(10);
    assertThat(totals.get(0).routesWallNanos()).isZero();
  }

  @Test
  void of_profile_staysAsItIs() {
    Profile profile = profile();

    QueryTotal.of(profile, place -> true);

    assertThat(profile.route("GET /a").queries().of(FIND).nanos()).isEqualTo(20);
  }

  private static Profile profile() {
    Profile profile = new Profile();
    profile.route("GET /a").countRequest(200, false, false, 100, -1, -1, -1);
    profile.route("GET /b").countRequest(200, false, false, 200, -1, -1, -1);
    profile.route("GET /c").countRequest(200, false, false, 400, -1, -1, -1);
    profile.route("GET /a").queries().of(FIND).countOperation(20, 1);
    profile.route("GET /b").queries().of(FIND).countOperation(30, 1);
    profile.route("GET /b").queries().of(INSERT).countOperation(5, 1);
    profile.elsewhere(Profile.NO_REQUEST).of(FIND).countOperation(10, 1);
    return profile;
  }
}
