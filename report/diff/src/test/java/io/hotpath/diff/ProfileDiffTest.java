package io.hotpath.diff;

import static io.hotpath.diff.Profiles.MILLI;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hotpath.profile.Method;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Query;
import io.hotpath.profile.Statement;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProfileDiffTest {

  private static ProfileDiff diff(Profiles before, Profiles after) {
    return ProfileDiff.of(before.profile, after.profile, route -> true);
  }

  @Test
  void routes_sameApplication_areRarelyAClearChange() {
    int clear = 0;
    for (int seed = 0; seed < 100; seed++) {
      ProfileDiff diff =
          diff(
              new Profiles(seed).requests("/a", 200, 20),
              new Profiles(seed + 1000).requests("/a", 300, 20));
      clear += diff.routes().get(0).change(Metric.P50).isClear() ? 1 : 0;
    }

    // 5 are expected; 15 have a chance of one in ten thousand.
    assertThat(clear).isBetween(0, 15);
  }

  @Test
  void routes_twiceAsSlow_haveItInTheInterval() {
    ProfileDiff diff =
        diff(new Profiles(1).requests("/a", 500, 20), new Profiles(2).requests("/a", 500, 40));

    for (Metric metric : new Metric[] {Metric.P50, Metric.P95, Metric.MEAN}) {
      Change change = diff.routes().get(0).change(metric);
      assertThat(change.isClear()).as(metric.word()).isTrue();
      assertThat(1.0).as(metric.word()).isBetween(change.low(), change.high());
    }
  }

  @Test
  void diff_twice_isTheSame() throws IOException {
    Profiles before = new Profiles(1).requests("/a", 50, 20).requests("/b", 70, 2);
    Profiles after = new Profiles(2).requests("/a", 70, 25).requests("/b", 9, 1);

    assertThat(text(diff(before, after))).isEqualTo(text(diff(before, after)));
    assertThat(diff(before, after)).isEqualTo(diff(before, after));
  }

  /** The pages are as fast as before; only more of the cheap ones are asked for. */
  @Test
  void all_otherMixOfTheSamePages_isNoImprovement() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < 20; i++) {
      int cheap = 200 + random.nextInt(5000);
      int dear = 200 + random.nextInt(500);
      ProfileDiff diff =
          diff(
              new Profiles(1).requests("/cheap", 200, 1).requests("/dear", 200, 100),
              exactly("/cheap", cheap, 1, "/dear", dear, 100));
      RouteDiff all = requireNonNull(diff.all());

      double expected = all.change(Metric.MEAN).before();
      assertThat(all.change(Metric.MEAN).after()).isCloseTo(expected, within(0.2 * expected));
      assertThat(diff.mix().hasChanged())
          .isEqualTo(Math.abs(0.5 - (double) cheap / (cheap + dear)) >= 0.1);
      assertThat(text(diff)).contains(diff.mix().hasChanged() ? "Mix: changed" : "Mix: as before");
    }
  }

  private static Profiles exactly(
      String first, int number, double millis, String second, int more, double longer) {
    return new Profiles(9).requests(first, number, millis).requests(second, more, longer);
  }

  @Test
  void all_otherRoutes_isRefused() throws IOException {
    ProfileDiff diff =
        diff(
            new Profiles(1).requests("/a", 10, 1).requests("/gone", 90, 1),
            new Profiles(2).requests("/a", 10, 1).requests("/new", 10, 1));

    assertThat(diff.all()).isNull();
    assertThat(diff.mix().onlyBefore()).containsExactly("/gone");
    assertThat(diff.mix().onlyAfter()).containsExactly("/new");
    assertThat(text(diff))
        .contains("only 10.0% of the requests before", "Only before: /gone", "Only after: /new");
    assertThat(Threshold.parse("p95>+10%").check(diff).breaches())
        .containsExactly(
            "p95>+10%: cannot be checked: too few requests are of routes that are in both");
  }

  @Test
  void methods_movedToAnotherLine_areTheSame() {
    ProfileDiff diff =
        diff(
            new Profiles(1)
                .requests("/a", 100, 10)
                .method("/a", new Method("com.acme.A", "find", "A.java", 10), 0.5),
            new Profiles(1)
                .requests("/a", 200, 10)
                .method("/a", new Method("com.acme.A", "find", "A.java", 17), 0.25));

    assertThat(diff.methods()).hasSize(1);
    CostDiff find = diff.methods().get(0);
    assertThat(find.countAfter()).isEqualTo(100);
    assertThat(find.nanosAfter()).isCloseTo(find.nanosBefore() / 2, within(1e8));
  }

  @Test
  void advice_taken_showsWhatItBrought() {
    Query one = new Query("shop.suppliers", "find", "{_id: ?}");
    Query many = new Query("shop.suppliers", "find", "{_id: {$in: [?]}}");
    ProfileDiff diff =
        diff(
            new Profiles(1).requests("/a", 100, 100).query("/a", one, 10, MILLI),
            new Profiles(2).requests("/a", 50, 90).query("/a", many, 1, 2 * MILLI));

    assertThat(diff.taken()).hasSize(1);
    AdviceTaken taken = diff.taken().get(0);
    assertThat(taken.text()).startsWith("N+1: /a asks 10 times a request");
    assertThat(taken.predictedNanos()).isEqualTo(900.0 * MILLI);
    assertThat(taken.savedNanos()).isEqualTo(1000.0 * MILLI - 200.0 * MILLI);
    assertThat(diff.queries().get(0).addedNanos()).isEqualTo(-1000.0 * MILLI);
  }

  /** Ten times 1 ms: asked once it would be 1 ms, with an index ten times 0.1, with both 0.1. */
  @Test
  void gains_twoAdvicesOnOneQuery_areNotAddedUp() {
    Query slow = new Query("shop.stock", "find", "{sku: ?}");
    Query byId = new Query("shop.stock", "find", "{_id: ?}");
    ProfileDiff diff =
        diff(
            new Profiles(1)
                .requests("/a", 100, 100)
                .query("/a", slow, 10, MILLI)
                .query("/a", byId, 1, MILLI / 10),
            new Profiles(2).requests("/a", 100, 90).query("/a", byId, 1, MILLI / 10));

    assertThat(diff.taken())
        .hasSize(2)
        .allSatisfy(
            taken -> assertThat(taken.predictedNanos()).isCloseTo(900.0 * MILLI, within(1.0)));
    assertThat(diff.gains()).hasSize(1);
    assertThat(diff.gains().get(0).predictedNanos()).isCloseTo(9.9 * MILLI, within(1.0));
  }

  @Test
  void statements_moreRequestsOfTheSame_areTheSame() throws IOException {
    Statement listed = new Statement("com.acme.Shop", "INFO", "listed {}");
    ProfileDiff diff =
        diff(
            new Profiles(1).requests("/a", 100, 10).statement("/a", listed, 3),
            new Profiles(1).requests("/a", 300, 10).statement("/a", listed, 3));

    assertThat(diff.statements()).hasSize(1);
    assertThat(diff.statements().get(0).addedBytes()).isEqualTo(0);
    assertThat(diff.statements().get(0).before().events()).isEqualTo(300);
    assertThat(text(diff)).contains("3.00 > 3.00      300.00 > 300.00      600.00 > 600.00");
    assertThat(diff.taken()).isEmpty();
  }

  /** The logger was raised; a route nobody asked before says nothing. */
  @Test
  void advice_ofALevelTaken_showsWhatItBrought() throws IOException {
    Statement loud = new Statement("com.acme.Shop", "INFO", "listed {}");
    ProfileDiff diff =
        diff(
            new Profiles(1).requests("/a", 100, 10).statement("/a", loud, 5),
            new Profiles(2).requests("/a", 50, 9).requests("/new", 9, 9));

    AdviceTaken taken = diff.taken().get(0);
    assertThat(taken.text()).isEqualTo("log level: com.acme.Shop to WARN");
    assertThat(taken.predictedNanos()).isEqualTo(500 * 200_000.0);
    assertThat(taken.savedNanos()).isEqualTo(taken.predictedNanos());
    assertThat(diff.gains()).extracting(RouteGain::route).containsExactly("/a");
    assertThat(diff.gains().get(0).predictedNanos()).isEqualTo(1_000_000.0);
    assertThat(text(diff)).contains("0.100000   0.100000      100%         1.000  log level: ");
  }

  /** What was lowered is quiet; that the next level is advised now takes nothing from it. */
  @Test
  void advice_ofALevelTakenWithANextOne_isTaken() throws IOException {
    Statement before = new Statement("com.acme.Shop", "DEBUG", "about to list {}");
    Statement after = new Statement("com.acme.Shop", "INFO", "listed {}");
    ProfileDiff diff =
        diff(
            new Profiles(1).requests("/a", 100, 10).statement("/a", before, 5),
            new Profiles(2).requests("/a", 100, 9).statement("/a", after, 5));

    assertThat(diff.taken())
        .extracting(AdviceTaken::text)
        .containsExactly("log level: com.acme.Shop to INFO");
  }

  @Test
  void diff_nothingMeasured_isRefused() {
    ProfileDiff diff = ProfileDiff.of(new Profile(), new Profile(), route -> true);

    assertThat(diff.all()).isNull();
    assertThat(diff.routes()).isEmpty();
  }

  @Test
  void text_hostileNames_stayInTheirLine() throws IOException {
    String name = "\u001b[31m\n\u202e";
    Method method = new Method(name, name, name, 1);
    Query query = new Query(name, name, name);
    ProfileDiff diff =
        diff(
            new Profiles(1)
                .requests(name, 20, 1)
                .method(name, method, 0.1)
                .query(name, query, 9, 1),
            new Profiles(2).requests(name, 20, 1).requests(name + 2, 20, 1));

    assertThat(text(diff).chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 127));
  }

  private static String text(ProfileDiff diff) throws IOException {
    StringBuilder text = new StringBuilder();
    new DiffText(40, text).write(diff);
    return text.toString();
  }
}
