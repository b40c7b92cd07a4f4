package io.hotpath.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.CollectionFacts;
import io.hotpath.profile.IndexFacts;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of any advice, on random queries and indexes. */
class AdvisorPropertiesTest {

  private static final int ROUNDS = 200;
  private static final String FIELDS = "abcde";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void advise_random_isBoundedAndNeverBeginsWithId(long seed) {
    Random random = new Random(seed);
    int suggested = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Advice advice = advise(situation(random).profile());

      suggested += advice.suggestions().size();
      assertThat(advice.suggestions()).hasSizeLessThanOrEqualTo(Advisor.MAX_SUGGESTIONS);
      assertThat(advice.suggestions())
          .allMatch(suggestion -> !suggestion.keys().get(0).field().equals("_id"))
          .allMatch(suggestion -> !suggestion.serves().isEmpty());
    }
    assertThat(suggested).as("the generator makes something to suggest").isGreaterThan(ROUNDS);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void advise_random_suggestsNoBeginningOfAnother(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      List<Suggestion> all = advise(situation(random).profile()).suggestions();

      for (int i = 0; i < all.size(); i++) {
        Suggestion one = all.get(i);
        assertThat(all.subList(i + 1, all.size()))
            .filteredOn(other -> other.namespace().equals(one.namespace()))
            .noneMatch(other -> other.keys().equals(one.keys()))
            .noneMatch(other -> Coverage.isProperPrefix(one.keys(), other.keys()))
            .noneMatch(other -> Coverage.isProperPrefix(other.keys(), one.keys()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25})
  void advise_suggestionMade_isNotSuggestedAgain(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      Profile profile = situation(random).profile();
      for (Suggestion suggestion : advise(profile).suggestions()) {
        Profile after = new Profile();
        after.add(profile);
        after.addCollection(suggestion.namespace(), with(profile, suggestion));

        assertThat(advise(after).suggestions())
            .noneMatch(
                again ->
                    again.namespace().equals(suggestion.namespace())
                        && again.keys().equals(suggestion.keys()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33})
  void advise_everySuggestionMade_endsWithReasonsAlone(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS / 4; round++) {
      Profile profile = situation(random).profile();
      int made = 0;
      for (Advice advice = advise(profile);
          !advice.suggestions().isEmpty();
          advice = advise(profile)) {
        Suggestion first = advice.suggestions().get(0);
        profile.addCollection(first.namespace(), with(profile, first));
        assertThat(++made).isLessThan(100);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {41, 42, 43})
  void advise_anyQuery_isServedOrHasReason(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      Profile profile = situation(random).profile();
      Advice advice = advise(profile);

      List<Query> said = new ArrayList<>();
      advice.notAdvised().forEach(left -> said.add(left.query().query()));
      advice.suggestions().forEach(s -> s.serves().forEach(q -> said.add(q.query().query())));
      assertThat(said)
          .containsAll(profile.routes().firstEntry().getValue().queries().all().keySet());
    }
  }

  @Test
  void advise_hostileShapes_endInReasons() {
    Random random = new Random(51);
    String letters = "{}[],: ?$*abc\"\\/^;.#=1-\u001b\ud800";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder shape = new StringBuilder(round % 2 == 0 ? "{a: ?} sort {b: 1}" : "");
      for (int i = random.nextInt(20); i >= 0; i--) {
        shape.insert(
            random.nextInt(shape.length() + 1), letters.charAt(random.nextInt(letters.length())));
      }
      Profile profile = new Profile();
      String command = random.nextBoolean() ? "find" : "aggregate";
      Query query = new Query("shop.orders", command, shape.toString());
      profile.route("r").queries().of(query).countOperation(2_000_000_000, 1);

      Advice advice = advise(profile);

      assertThat(advice.suggestions().size() + advice.notAdvised().size()).isPositive();
      assertThat(advice.suggestions())
          .allMatch(s -> s.createLine().chars().allMatch(c -> c >= ' ' && c <= '~'));
    }
  }

  @Test
  void advise_thousandsOfShapesOnOneCollection_ends() {
    Random random = new Random(61);
    Situation situation = new Situation();
    for (int i = 0; i < 2_000; i++) {
      List<String> fields = new ArrayList<>(List.of("a", "b", "c", "d", "e", "f", "g", "h"));
      Collections.shuffle(fields, random);
      String equal = String.join(": ?, ", fields.subList(0, 1 + random.nextInt(6))) + ": ?";
      situation.query("20x 1000ms find orders {" + equal + "} sort {s" + i % 300 + ": 1}");
    }

    assertThat(advise(situation.profile()).suggestions()).hasSize(Advisor.MAX_SUGGESTIONS);
  }

  @Test
  void advise_endlessShape_isCutShort() {
    Profile profile = new Profile();
    String shape = "{" + "a: {b: [".repeat(100_000) + "?";
    profile
        .route("r")
        .queries()
        .of(new Query("shop.orders", "find", shape))
        .countOperation(2_000_000_000, 1);

    assertThat(advise(profile).notAdvised())
        .singleElement()
        .matches(left -> left.reason().equals(Reasons.TRUNCATED));
  }

  @Test
  void advise_endlessNamespace_getsNoLine() {
    Profile profile = new Profile();
    profile
        .route("r")
        .queries()
        .of(new Query("shop." + "x".repeat(10_000), "find", "{a: ?}"))
        .countOperation(2_000_000_000, 1);

    assertThat(advise(profile).suggestions()).isEmpty();
  }

  private static Advice advise(Profile profile) {
    return Advisor.advise(profile, query -> true);
  }

  private static CollectionFacts with(Profile profile, Suggestion suggestion) {
    CollectionFacts facts = profile.collections().get(suggestion.namespace());
    List<IndexFacts> indexes = new ArrayList<>(facts == null ? List.of() : facts.indexes());
    indexes.add(new IndexFacts("new" + indexes.size(), suggestion.keys(), List.of(), false, false));
    return new CollectionFacts(2L + indexes.size(), "collection", indexes);
  }

  private static Situation situation(Random random) {
    Situation situation = new Situation();
    for (int i = 1 + random.nextInt(12); i > 0; i--) {
      String collection = random.nextInt(4) == 0 ? "lines" : "orders";
      String in = random.nextInt(4) == 0 ? "in=" + random.nextInt(300) + " " : "";
      String tail = random.nextBoolean() ? " limit" : "";
      situation.query(in + "find " + collection + " " + filter(random, 2) + sort(random) + tail);
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      String rule = pick(random, "", "", "", "unique", "ttl", "partial", "sparse");
      situation.existing(
          "orders: x" + i + " " + list(random, 3, () -> direction(random)) + " " + rule);
    }
    return situation;
  }

  private static String filter(Random random, int levels) {
    if (levels > 0 && random.nextInt(5) == 0) {
      String branches = filter(random, levels - 1) + ", " + filter(random, levels - 1);
      return "{" + pick(random, "$or", "$and", "$nor") + ": [" + branches + "]}";
    }
    return random.nextInt(8) == 0
        ? "{}"
        : list(
            random,
            4,
            () ->
                pick(
                    random,
                    "?",
                    "?",
                    "?",
                    "null",
                    "{$in: [?]}",
                    "{$gt: ?}",
                    "/^?/",
                    "/?/i",
                    "{$ne: ?}",
                    "{$all: [?]}",
                    "{$elemMatch: {x: ?, y: {$lt: ?}}}",
                    "{$exists: true}",
                    "{$type: ?}"));
  }

  private static String sort(Random random) {
    return random.nextBoolean() ? "" : " sort " + list(random, 3, () -> direction(random));
  }

  /** A document of different fields. */
  private static String list(Random random, int most, Supplier<String> value) {
    List<String> fields = new ArrayList<>(List.of("_id"));
    FIELDS.chars().forEach(c -> fields.add(Character.toString(c)));
    List<String> parts = new ArrayList<>();
    for (int i = 1 + random.nextInt(most); i > 0; i--) {
      int weight = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(fields.size() - 1);
      parts.add(fields.remove(Math.min(weight, fields.size() - 1)) + ": " + value.get());
    }
    return "{" + String.join(", ", parts) + "}";
  }

  private static String direction(Random random) {
    return random.nextBoolean() ? "1" : "-1";
  }

  private static String pick(Random random, String... all) {
    return all[random.nextInt(all.length)];
  }
}
