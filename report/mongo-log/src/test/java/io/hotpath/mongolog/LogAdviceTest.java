package io.hotpath.mongolog;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.advice.Advice;
import io.hotpath.advice.Suggestion;
import io.hotpath.profile.CollectionFacts;
import io.hotpath.profile.IndexFacts;
import io.hotpath.profile.PlanFacts;
import io.hotpath.profile.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plans in a log prove, and what they leave open. */
class LogAdviceTest {

  private static final String LINE =
      "{\"t\":{\"$date\":\"2026-01-31T10:00:01.000+00:00\"},\"id\":51803,\"msg\":\"Slow query\","
          + "\"attr\":{\"type\":\"command\",\"ns\":\"shop.orders\",\"command\":{\"find\":\"orders\","
          + "\"filter\":%s,\"sort\":{\"at\":-1},\"$db\":\"shop\"},\"planSummary\":\"%s\","
          + "\"keysExamined\":9,\"docsExamined\":%d,\"nreturned\":5,\"durationMillis\":400}}\n";

  private static final String STATUS = "{\"status\":\"secret\"}";

  private final LogDigest digest = new LogDigest();

  @TempDir private Path folder;

  @Test
  void advice_scanOfTheCollection_isEvidenceForAnIndex() throws IOException {
    read(LINE.formatted(STATUS, "COLLSCAN", 5_000).repeat(3));

    Suggestion suggestion = only(LogAdvice.of(digest, null));

    assertThat(suggestion.createLine())
        .isEqualTo("db.getSiblingDB(\"shop\").orders.createIndex({status: 1, at: -1})");
    assertThat(suggestion.indexesKnown()).isFalse();
    PlanFacts plan = Objects.requireNonNull(suggestion.serves().get(0).plan());
    assertThat(plan.scansCollection()).isTrue();
  }

  @Test
  void advice_indexThatAPlanUses_isNotSuggestedAgain() throws IOException {
    read(LINE.formatted(STATUS, "IXSCAN { status: 1, at: -1 }", 5_000).repeat(3));

    Advice advice = LogAdvice.of(digest, null);

    assertThat(advice.suggestions()).isEmpty();
    assertThat(advice.notAdvised().get(0).reason())
        .isEqualTo("index {status: 1, at: -1} has what it needs");
  }

  @Test
  void advice_indexThatDoesPartOfIt_isNamed() throws IOException {
    read(LINE.formatted(STATUS, "IXSCAN { status: 1 }", 5_000).repeat(3));

    Suggestion suggestion = only(LogAdvice.of(digest, null));

    assertThat(suggestion.createLine()).contains("{status: 1, at: -1}");
    assertThat(Objects.requireNonNull(suggestion.serves().get(0).plan()).filtersFetched()).isTrue();
    assertThat(suggestion.dropLines()).isEmpty();
    assertThat(suggestion.caveats()).anyMatch(c -> c.startsWith("index {status: 1} does part"));
    assertThat(suggestion.caveats()).anyMatch(c -> c.startsWith("existing indexes are unknown"));
  }

  @Test
  void advice_indexThatAPlanUses_isTheBeginning() throws IOException {
    String filter = "{\"status\":\"secret\",\"customer\":\"secret\",\"area\":\"secret\"}";
    read(LINE.formatted(filter, "IXSCAN { customer: 1 }", 5_000).repeat(3));

    Suggestion suggestion = only(LogAdvice.of(digest, null));

    assertThat(suggestion.createLine()).contains("{customer: 1, area: 1, status: 1, at: -1}");
  }

  @Test
  void advice_planOfFewOperations_saysNothingOfTheOthers() throws IOException {
    read(
        LINE.formatted(STATUS, "COLLSCAN", 5)
            + LINE.formatted(STATUS, "IXSCAN { x: 1, status: 1 }", 5).repeat(40));

    Advice advice = LogAdvice.of(digest, null);

    assertThat(advice.suggestions()).isEmpty();
    assertThat(advice.notAdvised().get(0).reason()).startsWith("its plan uses index {x: 1, status");
  }

  @Test
  void advice_indexesThatTheApplicationKnows_count() throws IOException {
    read(LINE.formatted(STATUS, "COLLSCAN", 5_000).repeat(3));
    Profile profile = new Profile();
    IndexFacts index =
        new IndexFacts(
            "byStatus", List.of(new IndexFacts.Key("status", "1")), List.of(), false, false);
    profile.addCollection("shop.orders", new CollectionFacts(1, "collection", List.of(index)));

    Suggestion suggestion = only(LogAdvice.of(digest, new AppQueries(profile)));

    assertThat(suggestion.indexesKnown()).isTrue();
    assertThat(suggestion.replaces()).containsExactly("byStatus");
  }

  @Test
  void advice_fewQuickOperations_isNone() throws IOException {
    read(LINE.formatted(STATUS, "COLLSCAN", 5_000));

    Advice advice = LogAdvice.of(digest, null);

    assertThat(advice.suggestions()).isEmpty();
    assertThat(advice.notAdvised().get(0).reason()).startsWith("seen too little");
  }

  private static Suggestion only(Advice advice) {
    assertThat(advice.suggestions()).hasSize(1);
    return advice.suggestions().get(0);
  }

  private void read(String lines) throws IOException {
    Path file = Files.writeString(folder.resolve("mongod.log"), lines);
    new LogReader(digest, (name, bytes, size, operations) -> {}).read(file);
  }
}
