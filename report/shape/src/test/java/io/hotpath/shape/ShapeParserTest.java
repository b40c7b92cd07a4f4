package io.hotpath.shape;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeParserTest {

  private static final List<List<String>> SHAPES =
      List.of(
          List.of("find", "{a: ?, b: {$gte: ?, $in: [?, /?/]}} sort {c: 1, d: -1} hint {a: 1}"),
          List.of("distinct", "\"first name\" {$or: [{a: {=x, y}}, {b: ?}*]} collation en/2"),
          List.of(
              "aggregate",
              "[$match {a: ?}, $lookup {from: b, pipeline: [$limit]}, $facet {x: [$count n]}]"),
          List.of("update", "{_id: ?} update {$inc: [a], $set: [b, c.d]} multi; {a: ?} replace"),
          List.of("bulkWrite", "insert; delete {a: null} one; update {} pipeline [$set]; ..."));

  @Test
  void find_parts_areThoseOfTheText() {
    ParsedShape shape =
        ShapeParser.parse(
            "find",
            "{a: ?, b: {$gte: ?, $lt: ?}, c: /^?/} sort {d: -1, s: {$meta: ?}} project {a: 1} limit"
                + " hint a_1 collation en/2");

    Statement find = shape.statements().get(0);
    assertThat(shape.isTruncated()).isFalse();
    assertThat(find.kind()).isEqualTo("find");
    assertThat(find.sortFields()).containsExactly(new SortField("d", -1), new SortField("s", 0));
    assertThat(find.has("limit")).isTrue();
    assertThat(find.has("skip")).isFalse();
    assertThat(find.argument("hint")).isEqualTo(new Node.Name("a_1"));
    assertThat(find.argument("collation")).isEqualTo(new Node.Name("en/2"));
    assertThat(find.where().fields())
        .extracting(on -> on.path() + operators(on.operators()))
        .containsExactly("a[$eq ?]", "b[$gte ?, $lt ?]", "c[$regex /^?/]");
  }

  @Test
  void filter_branchesAndOthers_areClauses() {
    Filter filter =
        filter("{$expr: {$gt: [$a, ?]}, $or: [{a: ?}*, {b: null, $nor: [{c: ?}]}], d: {=x}}");

    assertThat(filter.clauses()).hasSize(3);
    assertThat(filter.clauses().get(0))
        .isInstanceOfSatisfying(
            Filter.Other.class, other -> assertThat(other.operator()).isEqualTo("$expr"));
    Filter.Branches or = (Filter.Branches) filter.clauses().get(1);
    assertThat(or.operator()).isEqualTo("$or");
    assertThat(or.filters()).hasSize(2);
    assertThat(or.filters().get(1).clauses()).hasSize(2);
    assertThat(filter.fields())
        .extracting(on -> on.path() + operators(on.operators()))
        .containsExactly("d[$eq {=x}]");
  }

  @Test
  void filter_nestedConditions_areReachable() {
    Filter filter =
        filter(
            "{a: {$elemMatch: {x: ?, y: {$lt: ?}}}, b: {$elemMatch: {$gte: ?}},"
                + " c: {$not: {$in: [?]}}, d: {$not: /?/}}");

    assertThat(operator(filter, 0).filter().fields()).hasSize(2);
    assertThat(operator(filter, 0).operators()).isEmpty();
    assertThat(operators(operator(filter, 1).operators())).isEqualTo("[$gte ?]");
    assertThat(operator(filter, 1).filter()).isEqualTo(Filter.ALL);
    assertThat(operators(operator(filter, 2).operators())).isEqualTo("[$in [?]]");
    assertThat(operators(operator(filter, 3).operators())).isEqualTo("[$regex /?/]");
  }

  @Test
  void filter_tooDeep_isAClauseOfItsOwn() {
    assertThat(filter("{...}").clauses()).containsExactly(new Filter.Other("...", Node.Value.DEEP));
    assertThat(filter("{\"...\": ?}").fields()).extracting(Filter.On::path).containsExactly("...");
  }

  @Test
  void aggregate_stages_areInOrderWithTheirContent() {
    List<Stage> stages =
        ShapeParser.parse(
                "aggregate",
                "[$match {a: ?}, $sort {b: -1}, $lookup {from: \"null\", localField: a.b,"
                    + " foreignField: _id, pipeline: [$match {x: ?}, $limit], as: d},"
                    + " $facet {n: [$count total], m: [$skip]}, $group {_id: null, a: [$x, ?]},"
                    + " $unwind $items, $limit]")
            .statements()
            .get(0)
            .stages();

    assertThat(stages)
        .extracting(Stage::name)
        .containsExactly("$match", "$sort", "$lookup", "$facet", "$group", "$unwind", "$limit");
    Filter match = requireNonNull(stages.get(0).filter());
    assertThat(match.fields()).hasSize(1);
    assertThat(stages.get(1).sort()).containsExactly(new SortField("b", -1));
    Stage lookup = stages.get(2);
    assertThat(lookup.optionName("from")).isEqualTo("null");
    assertThat(lookup.optionName("foreignField")).isEqualTo("_id");
    assertThat(lookup.option("pipeline"))
        .isInstanceOfSatisfying(
            Node.Pipeline.class, inner -> assertThat(inner.stages()).hasSize(2));
    assertThat(stages.get(3).option("m"))
        .isEqualTo(new Node.Pipeline(List.of(new Stage("$skip", null))));
    assertThat(stages.get(5).argument()).isEqualTo(new Node.Name("$items"));
    assertThat(stages.get(6).argument()).isNull();
  }

  @Test
  void update_statements_haveTheirKinds() {
    ParsedShape update =
        ShapeParser.parse("update", "{a: ?} update {$set: [b, c.d]} multi; {} replace; ...");

    assertThat(update.more()).isTrue();
    assertThat(update.statements()).hasSize(2);
    Statement.Update first = requireNonNull(update.statements().get(0).update());
    assertThat(first.form()).isEqualTo("update");
    assertThat(((Node.Document) requireNonNull(first.content())).get("$set"))
        .isEqualTo(new Node.Array(List.of(new Node.Name("b"), new Node.Name("c.d"))));

    ParsedShape bulk = ShapeParser.parse("bulkWrite", "insert; delete {a: ?} one");
    assertThat(bulk.statements()).extracting(Statement::kind).containsExactly("insert", "delete");
  }

  @Test
  void noText_isNoStatement() {
    assertThat(ShapeParser.parse("insert", "").statements()).isEmpty();
  }

  @Test
  void samples_arePrintedAgain() {
    for (List<String> shape : SHAPES) {
      assertThat(ShapeParser.parse(shape.get(0), shape.get(1))).hasToString(shape.get(1));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "find | {a: ?             | '}' expected at character 6",
        "find | a                 | '{' expected at character 1",
        "find | {a: ?} bogus      | ' ' expected at character 13",
        "find | {a: ?} bogus x    | a word such as limit expected",
        "find | {a: secret!}      | '}' expected at character 11",
        "find | {\"secret         | a closing quote expected",
        "aggregate | {a: secret}  | '[' expected at character 1",
        "find | {a: ?}{a: secret} | '; ' expected at character 7",
      })
  void parse_whatIsNoShape_saysWhereNotWhat(String command, String text, String what) {
    assertThatThrownBy(() -> ShapeParser.parse(command, text))
        .isInstanceOf(ShapeSyntaxException.class)
        .hasMessageStartingWith("not a shape: " + what)
        .hasMessageNotContaining("secret");
  }

  @Test
  void parse_damagedTexts_endInAShapeOrTheException() {
    Random random = new Random(5);
    int shapes = 0;
    for (int i = 0; i < 20_000; i++) {
      List<String> shape = SHAPES.get(random.nextInt(SHAPES.size()));
      StringBuilder text = new StringBuilder(shape.get(1));
      for (int changes = random.nextInt(3); changes >= 0; changes--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, "{}[]?,: $\"*.".charAt(random.nextInt(12)));
          default -> text.setLength(Math.max(4, at));
        }
      }
      try {
        ShapeParser.parse(shape.get(0), text.toString());
        shapes++;
      } catch (ShapeSyntaxException expected) {
        assertThat(expected).hasMessageStartingWith("not a shape: ");
      }
    }
    assertThat(shapes).isBetween(100, 19_000);
  }

  @Test
  void parse_deepText_isRefused() {
    for (String open : List.of("{a: ", "[", "{$or: [")) {
      String text = "{a: " + open.repeat(100_000);

      assertThatThrownBy(() -> ShapeParser.parse("find", text))
          .isInstanceOf(ShapeSyntaxException.class)
          .hasMessageContaining("at most 200 levels");
    }
  }

  private static Filter filter(String text) {
    return ShapeParser.parse("find", text).statements().get(0).where();
  }

  private static Filter.Operator operator(Filter filter, int field) {
    return filter.fields().get(field).operators().get(0);
  }

  private static String operators(List<Filter.Operator> operators) {
    return operators.stream().map(one -> one.name() + " " + one.argument()).toList().toString();
  }
}
