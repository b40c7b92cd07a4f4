package io.hotpath.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.shape.Doc.Regex;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The grammar of shapes, case by case. */
class ShaperTest {

  private final Shaper shaper = new Shaper();

  @Test
  void find_values_areQuestionMarks() {
    assertThat(find(Doc.of("b", 5, "a", "x", "c", new Doc.Opaque(1), "d", true)))
        .isEqualTo("{a: ?, b: ?, c: ?, d: ?}");
    assertThat(find(Doc.of("a", null))).isEqualTo("{a: null}");
    assertThat(find(Doc.of())).isEqualTo("{}");
    assertThat(shape(Doc.of("find", "orders"))).isEqualTo("{}");
  }

  @Test
  void find_modifiers_areInFixedOrder() {
    assertThat(
            shape(
                Doc.of(
                    "find",
                    "orders",
                    "awaitData",
                    true,
                    "tailable",
                    true,
                    "collation",
                    Doc.of("strength", 2, "locale", "en"),
                    "hint",
                    "status_1_date_-1",
                    "limit",
                    5,
                    "skip",
                    10,
                    "projection",
                    Doc.of("name", 1, "_id", 0),
                    "sort",
                    Doc.of("b", 1, "a", -1.0, "s", Doc.of("$meta", "textScore")),
                    "filter",
                    Doc.of("a", 1))))
        .isEqualTo(
            "{a: ?} sort {b: 1, a: -1, s: {$meta: ?}} project {_id: 0, name: 1} skip limit"
                + " hint status_1_date_-1 collation en/2 tailable awaitData");
    assertThat(shaper.pages()).isTrue();
  }

  @Test
  void find_whatIsEmptyOrZero_isNotThere() {
    assertThat(
            shape(
                Doc.of(
                    "find",
                    "c",
                    "sort",
                    Doc.of(),
                    "projection",
                    Doc.of(),
                    "skip",
                    0,
                    "limit",
                    0,
                    "tailable",
                    false,
                    "hint",
                    Doc.of())))
        .isEqualTo("{}");
    assertThat(shaper.pages()).isFalse();
  }

  @Test
  void find_hintAndCollation_areNamesOnlyWhereTheyCanBe() {
    assertThat(shape(Doc.of("find", "c", "hint", Doc.of("a", 1, "g", "2dsphere", "h", "hashed"))))
        .isEqualTo("{} hint {a: 1, g: \"2dsphere\", h: hashed}");
    assertThat(shape(Doc.of("find", "c", "collation", Doc.of("locale", "secretSecret"))))
        .isEqualTo("{} collation ?");
    assertThat(shape(Doc.of("find", "c", "collation", Doc.of("locale", "de_AT", "strength", 9))))
        .isEqualTo("{} collation de_AT");
  }

  @Test
  void filter_operators_areSortedAndEqFolded() {
    assertThat(find(Doc.of("a", Doc.of("$lt", 9, "$gte", 5)))).isEqualTo("{a: {$gte: ?, $lt: ?}}");
    assertThat(find(Doc.of("a", Doc.of("$eq", 5)))).isEqualTo("{a: ?}");
    assertThat(find(Doc.of("a", Doc.of("$eq", null)))).isEqualTo("{a: null}");
    assertThat(find(Doc.of("a", Doc.of("$eq", Doc.of("$x", 1))))).isEqualTo("{a: {=$x}}");
    assertThat(find(Doc.of("a", Doc.of("$eq", new Regex("^a", ""))))).isEqualTo("{a: ?}");
    assertThat(find(Doc.of("a", Doc.of("$gt", 1, "$eq", 5)))).isEqualTo("{a: {$eq: ?, $gt: ?}}");
    assertThat(find(Doc.of("a", Doc.of("$exists", true), "b", Doc.of("$exists", 0))))
        .isEqualTo("{a: {$exists: true}, b: {$exists: false}}");
    assertThat(find(Doc.of("a", Doc.of("$mod", List.of(4, 0)), "b", Doc.of("$size", 2))))
        .isEqualTo("{a: {$mod: ?}, b: {$size: ?}}");
    assertThat(find(Doc.of("a", Doc.of("$ne", null), "b", Doc.of("$type", List.of("int", 2)))))
        .isEqualTo("{a: {$ne: null}, b: {$type: ?}}");
    assertThat(find(Doc.of("a", Doc.of("$gt", Doc.of("x", 1, "y", 2)))))
        .isEqualTo("{a: {$gt: {=x, y}}}");
    assertThat(find(Doc.of("a", Doc.of("$not", Doc.of("$in", List.of(1, 2))))))
        .isEqualTo("{a: {$not: {$in: [?]}}}");
    assertThat(find(Doc.of("a", Doc.of("$not", new Regex("x", ""))))).isEqualTo("{a: {$not: /?/}}");
    assertThat(find(Doc.of("a", Doc.of("$secret", Doc.of("b", "value")))))
        .isEqualTo("{a: {$secret: ?}}");
  }

  @Test
  void filter_elemMatch_isFilterOrOperators() {
    assertThat(find(Doc.of("a", Doc.of("$elemMatch", Doc.of("y", 1, "x", Doc.of("$gt", 2))))))
        .isEqualTo("{a: {$elemMatch: {x: {$gt: ?}, y: ?}}}");
    assertThat(find(Doc.of("a", Doc.of("$elemMatch", Doc.of("$lt", 1, "$gte", 2)))))
        .isEqualTo("{a: {$elemMatch: {$gte: ?, $lt: ?}}}");
    assertThat(find(Doc.of("a", Doc.of("$elemMatch", Doc.of("$eq", 1)))))
        .isEqualTo("{a: {$elemMatch: {$eq: ?}}}");
    assertThat(find(Doc.of("a", Doc.of("$elemMatch", Doc.of("$regex", "^a")))))
        .isEqualTo("{a: {$elemMatch: {$regex: /^?/}}}");
    assertThat(
            find(
                Doc.of(
                    "a",
                    Doc.of("$elemMatch", Doc.of("$or", List.of(Doc.of("y", 1), Doc.of("x", 1)))))))
        .isEqualTo("{a: {$elemMatch: {$or: [{x: ?}, {y: ?}]}}}");
    assertThat(find(Doc.of("a", Doc.of("$elemMatch", Doc.of()))))
        .isEqualTo("{a: {$elemMatch: {}}}");
  }

  @Test
  void filter_in_hasNoArity() {
    assertThat(find(Doc.of("a", Doc.of("$in", List.of(1, 2, 3))))).isEqualTo("{a: {$in: [?]}}");
    assertThat(shaper.longestIn()).isEqualTo(3);
    assertThat(find(Doc.of("a", Doc.of("$nin", List.of())))).isEqualTo("{a: {$nin: []}}");
    assertThat(find(Doc.of("a", Doc.of("$all", List.of(Doc.of("$elemMatch", Doc.of("x", 1)))))))
        .isEqualTo("{a: {$all: [{}]}}");
    assertThat(find(Doc.of("a", Doc.of("$in", List.of(new Regex("^a", ""), 1)))))
        .isEqualTo("{a: {$in: [?, /?/]}}");
    assertThat(find(Doc.of("a", Doc.of("$in", Arrays.asList(null, 1)))))
        .isEqualTo("{a: {$in: [?]}}");
    assertThat(find(Doc.of("a", List.of(1, 2), "b", List.of(), "c", List.of(Doc.of("x", 1)))))
        .isEqualTo("{a: [?], b: [], c: [{}]}");
  }

  @Test
  void filter_regex_saysWhetherItIsAnchored() {
    assertThat(regex("^abc", "")).isEqualTo("/^?/");
    assertThat(regex("\\Aabc", "")).isEqualTo("/^?/");
    assertThat(regex("^\\Qa.b\\E", "")).isEqualTo("/^?/");
    assertThat(regex("^abc", "i")).isEqualTo("/?/i");
    assertThat(regex("^abc", "m")).isEqualTo("/?/");
    for (String open : List.of("abc", "^", "^.*a", "^a|b", "^a?b", "^[ab]", "^(?i)a", "^\\d", "")) {
      assertThat(regex(open, "")).as(open).isEqualTo("/?/");
    }
    assertThat(find(Doc.of("a", Doc.of("$regex", "^abc")))).isEqualTo("{a: /^?/}");
    assertThat(find(Doc.of("a", Doc.of("$options", "i", "$regex", "^abc")))).isEqualTo("{a: /?/i}");
    assertThat(find(Doc.of("a", Doc.of("$regex", new Regex("^abc", ""), "$ne", 1))))
        .isEqualTo("{a: {$ne: ?, $regex: /^?/}}");
  }

  @Test
  void filter_embeddedDocument_isOneValueInOrder() {
    assertThat(find(Doc.of("a", Doc.of("c", 1, "b", Doc.of("x", 2))))).isEqualTo("{a: {=c, b}}");
    assertThat(shaper.keys()).isEqualTo(1);
    assertThat(find(Doc.of("a", Doc.of()))).isEqualTo("{a: {=}}");
    assertThat(find(Doc.of("a", Doc.of("$ref", "users", "$id", 5)))).isEqualTo("{a: {=$ref, $id}}");
  }

  @Test
  void filter_branches_areSortedAndEqualOnesMerged() {
    assertThat(find(Doc.of("$or", List.of(Doc.of("b", 1), Doc.of("a", 1), Doc.of("b", 2)))))
        .isEqualTo("{$or: [{a: ?}, {b: ?}*]}");
    assertThat(find(Doc.of("x", 1, "$and", List.of(Doc.of("a", 1, "b", 2)))))
        .isEqualTo("{a: ?, b: ?, x: ?}");
    assertThat(find(Doc.of("$or", List.of(Doc.of("$and", List.of(Doc.of("a", 1)))))))
        .isEqualTo("{a: ?}");
    assertThat(find(Doc.of("$nor", List.of(Doc.of("a", 1))))).isEqualTo("{$nor: [{a: ?}]}");
    assertThat(find(Doc.of("$and", List.of()))).isEqualTo("{$and: []}");
    assertThat(find(Doc.of("a", 1, "$and", List.of(Doc.of("a", 2), Doc.of("a", 3)))))
        .isEqualTo("{$and: [{a: ?}*], a: ?}");
    assertThat(
            find(
                Doc.of(
                    "$and",
                    List.of(
                        Doc.of("$or", List.of(Doc.of("z", 1), Doc.of("y", 1))),
                        Doc.of("$or", List.of(Doc.of("x", 1)))))))
        .isEqualTo("{$and: [{$or: [{y: ?}, {z: ?}]}, {x: ?}]}");
  }

  @Test
  void filter_otherClauses_keepWhatIsSchema() {
    assertThat(find(Doc.of("$comment", "secret", "a", 1))).isEqualTo("{a: ?}");
    assertThat(find(Doc.of("$text", Doc.of("$search", "secret", "$language", "en"))))
        .isEqualTo("{$text: {$language: ?, $search: ?}}");
    assertThat(find(Doc.of("$where", "this.a == 'secret'"))).isEqualTo("{$where: ?}");
    assertThat(find(Doc.of("$expr", Doc.of("$gt", List.of("$a", "$b.c")))))
        .isEqualTo("{$expr: {$gt: [$a, $b.c]}}");
    assertThat(
            find(
                Doc.of(
                    "at",
                    Doc.of(
                        "$near", Doc.of("$maxDistance", 5, "$geometry", Doc.of("type", "Point"))))))
        .isEqualTo("{at: {$near: {$geometry: ?, $maxDistance: ?}}}");
  }

  @Test
  void names_areBareOrJson() {
    assertThat(find(Doc.of("a-b.c_d", 1, "_id", 1))).isEqualTo("{_id: ?, a-b.c_d: ?}");
    assertThat(find(Doc.of("first name", 1))).isEqualTo("{\"first name\": ?}");
    assertThat(find(Doc.of("a\"\\\n\u00e9\ud83d\ude00", 1)))
        .isEqualTo("{\"a\\\"\\\\\\u000a\u00e9\\ud83d\\ude00\": ?}");
    assertThat(find(Doc.of("", 1))).isEqualTo("{\"\": ?}");
  }

  @Test
  void names_thatAreData_areStars() {
    assertThat(find(Doc.of("scores.123", 1, "scores.456", 2))).isEqualTo("{scores.*: ?}");
    assertThat(name("items.0.name")).isEqualTo("items.*.name");
    assertThat(name("5f1e2d3c4b5a69788796a5b4")).isEqualTo("*");
    assertThat(name("u.123e4567-e89b-12d3-a456-426614174000.x")).isEqualTo("u.*.x");
    assertThat(name("byDay.2026-01-31T10:00:00Z")).isEqualTo("byDay.*");
    assertThat(name("mails.someone@example")).isEqualTo("mails.*");
    assertThat(name("x".repeat(40))).isEqualTo("x".repeat(40));
    assertThat(name("x".repeat(41))).isEqualTo("*");
    assertThat(name("a.".repeat(200) + "a")).isEqualTo("*");
    assertThat(name("_1")).isEqualTo("_1");
    assertThat(name("grades.$[].mean")).isEqualTo("\"grades.$[].mean\"");
  }

  @Test
  void countAndDistinct_haveTheQuery() {
    assertThat(
            shape(
                Doc.of(
                    "count",
                    "c",
                    "query",
                    Doc.of("a", 1),
                    "limit",
                    5,
                    "skip",
                    5,
                    "fields",
                    Doc.of("a", 1))))
        .isEqualTo("{a: ?} skip limit");
    assertThat(shape(Doc.of("distinct", "c", "key", "a.b", "query", Doc.of("x", 1))))
        .isEqualTo("a.b {x: ?}");
    assertThat(shape(Doc.of("distinct", "c", "key", "true"))).isEqualTo("\"true\" {}");
  }

  @Test
  void update_saysOperatorsAndFields() {
    assertThat(
            shape(
                Doc.of(
                    "update",
                    "c",
                    "updates",
                    List.of(
                        Doc.of(
                            "u",
                            Doc.of("$set", Doc.of("c", 1, "a.b", 2), "$inc", Doc.of("stock", 5)),
                            "q",
                            Doc.of("_id", 1),
                            "upsert",
                            true,
                            "multi",
                            true,
                            "arrayFilters",
                            List.of(Doc.of("e.x", Doc.of("$gt", 1))))))))
        .isEqualTo(
            "{_id: ?} update {$inc: [stock], $set: [a.b, c]} multi upsert"
                + " arrayFilters [{e.x: {$gt: ?}}]");
    assertThat(update(Doc.of("name", "x", "a", 1))).isEqualTo("{_id: ?} replace");
    assertThat(update(Doc.of())).isEqualTo("{_id: ?} replace");
    assertThat(update(List.of(Doc.of("$set", Doc.of("a", "$b")), Doc.of("$unset", "secret"))))
        .isEqualTo("{_id: ?} pipeline [$set, $unset]");
  }

  @Test
  void update_manyStatements_areDistinctOnesInOrder() {
    Doc byName = Doc.of("q", Doc.of("name", 1), "u", Doc.of("$set", Doc.of("a", 1)));
    Doc byId = Doc.of("q", Doc.of("_id", 1), "u", Doc.of("$set", Doc.of("a", 1)));

    assertThat(shape(Doc.of("update", "c", "updates", List.of(byName, byId, byName))))
        .isEqualTo("{name: ?} update {$set: [a]}; {_id: ?} update {$set: [a]}");
    assertThat(shaper.statements()).isEqualTo(3);

    Object[] many = new Object[40];
    for (int i = 0; i < many.length; i++) {
      many[i] = Doc.of("q", Doc.of("f" + (char) ('A' + i % 20), 1), "limit", 1);
    }
    assertThat(shape(Doc.of("delete", "c", "deletes", List.of(many))))
        .startsWith("{fA: ?} one; {fB: ?} one; ")
        .endsWith("; {fP: ?} one; ...");
    assertThat(shaper.statements()).isEqualTo(40);
  }

  @Test
  void delete_limit_isOne() {
    assertThat(
            shape(
                Doc.of(
                    "delete",
                    "c",
                    "deletes",
                    List.of(
                        Doc.of("q", Doc.of("a", 1), "limit", 0),
                        Doc.of("q", Doc.of("a", 1), "limit", 1, "hint", "a_1")))))
        .isEqualTo("{a: ?}; {a: ?} one hint a_1");
  }

  @Test
  void findAndModify_hasOneSpelling() {
    assertThat(
            shape(
                Doc.of(
                    "findandmodify", "c",
                    "query", Doc.of("a", 1),
                    "sort", Doc.of("b", -1),
                    "new", true,
                    "upsert", true,
                    "fields", Doc.of("a", true),
                    "update", Doc.of("$push", Doc.of("log", Doc.of("$each", List.of("x")))))))
        .isEqualTo("{a: ?} sort {b: -1} update {$push: [log]} upsert new project {a: 1}");
    assertThat(shaper.command()).isEqualTo("findAndModify");
    assertThat(shape(Doc.of("findAndModify", "c", "query", Doc.of("a", 1), "remove", true)))
        .isEqualTo("{a: ?} remove");
  }

  @Test
  void insert_documents_areCountedNotRead() {
    Doc document = Doc.of("secret", MemoryReader.UNTOUCHABLE);

    assertThat(shape(Doc.of("insert", "c", "documents", List.of(document, document, document))))
        .isEmpty();
    assertThat(shaper.statements()).isEqualTo(3);
    assertThat(shaper.namespace()).isEqualTo("shop.c");
  }

  @Test
  void bulkWrite_namesWhatEachStatementDoes() {
    Doc insert = Doc.of("insert", 0, "document", MemoryReader.UNTOUCHABLE);
    Doc update =
        Doc.of("update", 0, "filter", Doc.of("a", 1), "updateMods", Doc.of("$set", Doc.of("b", 1)));
    Doc delete = Doc.of("delete", 0, "filter", Doc.of("a", 1), "multi", false);
    Doc deleteAll = Doc.of("delete", 0, "filter", Doc.of("a", 1), "multi", true);

    assertThat(
            shape(
                Doc.of(
                    "bulkWrite",
                    1,
                    "ops",
                    List.of(insert, update, insert, delete, deleteAll),
                    "nsInfo",
                    List.of(Doc.of("ns", "shop.orders"), Doc.of("ns", "shop.other")),
                    "$db",
                    "admin")))
        .isEqualTo("insert; update {a: ?} update {$set: [b]}; delete {a: ?} one; delete {a: ?}");
    assertThat(shaper.namespace()).isEqualTo("shop.orders");
    assertThat(shaper.statements()).isEqualTo(5);
  }

  @Test
  void aggregate_stages_keepPathsAndNames() {
    assertThat(
            aggregate(
                Doc.of("$match", Doc.of("b", 1, "a", Doc.of("$in", List.of("x")))),
                Doc.of("$sort", Doc.of("b", 1, "a", -1)),
                Doc.of("$skip", 5),
                Doc.of("$limit", 5),
                Doc.of("$unwind", "$items"),
                Doc.of(
                    "$group",
                    Doc.of("_id", "$cust", "n", Doc.of("$sum", 1), "t", Doc.of("$sum", "$total")))))
        .isEqualTo(
            "[$match {a: {$in: [?]}, b: ?}, $sort {b: 1, a: -1}, $skip, $limit, $unwind $items,"
                + " $group {_id: $cust, n: {$sum: ?}, t: {$sum: $total}}]");
    assertThat(shaper.pages()).isTrue();
    assertThat(shaper.keys()).isEqualTo(2);
  }

  @Test
  void aggregate_lookupAndFacet_holdPipelines() {
    Doc lookup =
        Doc.of(
            "$lookup",
            Doc.of(
                "from", "inventory",
                "localField", "item",
                "foreignField", "sku",
                "let", Doc.of("q", "$quantity"),
                "pipeline",
                    List.of(
                        Doc.of("$match", Doc.of("$expr", Doc.of("$gte", List.of("$$q", 5)))),
                        Doc.of("$sample", Doc.of("size", 5))),
                "as", "docs"));
    assertThat(aggregate(lookup))
        .isEqualTo(
            "[$lookup {from: inventory, localField: item, foreignField: sku, let: {q: $quantity},"
                + " pipeline: [$match {$expr: {$gte: [$$q, ?]}}, $sample], as: docs}]");
    assertThat(
            aggregate(
                Doc.of(
                    "$facet",
                    Doc.of(
                        "byTag", List.of(Doc.of("$sortByCount", "$tag")),
                        "all", List.of(Doc.of("$count", "total"))))))
        .isEqualTo("[$facet {byTag: [$sortByCount $tag], all: [$count total]}]");
    assertThat(
            aggregate(
                Doc.of("$unionWith", "other"), Doc.of("$out", Doc.of("db", "a", "coll", "b"))))
        .isEqualTo("[$unionWith other, $out {db: a, coll: b}]");
    assertThat(
            aggregate(
                Doc.of(
                    "$merge",
                    Doc.of("into", "sum", "on", List.of("b", "a"), "whenMatched", "replace"))))
        .isEqualTo("[$merge {into: sum, on: [a, b], whenMatched: ?}]");
  }

  @Test
  void aggregate_expressions_keepPathsOnly() {
    assertThat(
            aggregate(
                Doc.of(
                    "$project",
                    Doc.of(
                        "b",
                        Doc.of("$concat", List.of("$first", " secret ", "$last")),
                        "a",
                        true,
                        "_id",
                        0,
                        "n",
                        Doc.of("x", 1, "w", Doc.of("$literal", "$secret"))))))
        .isEqualTo("[$project {_id: 0, a: 1, b: {$concat: [$first, ?, $last]}, n: {w: ?, x: 1}}]");
    assertThat(aggregate(Doc.of("$set", Doc.of("a", 1, "b", "$$ROOT.x", "c", null, "d", Doc.of()))))
        .isEqualTo("[$set {a: ?, b: $$ROOT.x, c: null, d: {}}]");
    assertThat(
            aggregate(
                Doc.of("$match", Doc.of("a", "$secret", "b", Doc.of("$gt", "$secret"))),
                Doc.of("$search", Doc.of("text", Doc.of("query", "$secret", "path", "a")))))
        .isEqualTo("[$match {a: ?, b: {$gt: ?}}, $search {text: {query: ?, path: ?}}]");
    assertThat(
            aggregate(
                Doc.of("$addFields", Doc.of("x", Doc.of("$in", List.of("$a", List.of(1, 2, 3)))))))
        .isEqualTo("[$addFields {x: {$in: [$a, [?]]}}]");
    assertThat(aggregate(Doc.of("$unset", List.of("b", "a")), Doc.of("$unset", "c")))
        .isEqualTo("[$unset [a, b], $unset [c]]");
    assertThat(aggregate(Doc.of("$set", Doc.of("a", Doc.of("$function", Doc.of("body", "$x"))))))
        .isEqualTo("[$set {a: ?}]");
  }

  @Test
  void aggregate_ofADatabase_hasItsNamespace() {
    shape(
        Doc.of(
            "aggregate", 1, "pipeline", List.of(Doc.of("$currentOp", Doc.of("allUsers", true)))));

    assertThat(shaper.text()).isEqualTo("[$currentOp {allUsers: ?}]");
    assertThat(shaper.namespace()).isEqualTo("shop");
  }

  @Test
  void otherCommands_haveOnlyTheirName() {
    assertThat(shape(Doc.of("getMore", 7L, "collection", "orders", "batchSize", 5))).isEmpty();
    assertThat(shaper.namespace()).isEqualTo("shop.orders");
    assertThat(shaper.statements()).isEqualTo(1);
    assertThat(shape(Doc.of("createUser", "secret", "pwd", "secret"))).isEmpty();
    assertThat(shaper.namespace()).isEqualTo("shop");
    assertThat(shaper.command()).isEqualTo("createUser");
    shape(Doc.of("no such command", "x"));
    assertThat(shaper.command()).isEqualTo("(unknown)");
    assertThat(shape(Doc.of())).isEmpty();
    assertThat(shaper.command()).isEmpty();
  }

  @Test
  void database_ofTheCommand_wins() {
    shape(Doc.of("find", "c", "$db", "other"));

    assertThat(shaper.namespace()).isEqualTo("other.c");
  }

  @Test
  void readStatement_ofALog_isThatOfTheCommand() {
    shaper.readStatement(
        "shop.orders",
        "update",
        new MemoryReader(
            Doc.of(
                "q",
                Doc.of("a", 1),
                "u",
                Doc.of("$set", Doc.of("b", 2)),
                "multi",
                true,
                "upsert",
                false)));

    assertThat(shaper.text()).isEqualTo("{a: ?} update {$set: [b]} multi");
    assertThat(shaper.namespace()).isEqualTo("shop.orders");
    assertThat(shaper.command()).isEqualTo("update");
  }

  @Test
  void sameShape_isTheSameString() {
    String first = find(Doc.of("a", 1));

    assertThat(find(Doc.of("a", 2))).isSameAs(first);
  }

  private String name(String name) {
    String text = find(Doc.of(name, 1));
    return text.substring(1, text.length() - ": ?}".length());
  }

  private String regex(String pattern, String options) {
    String text = find(Doc.of("a", new Regex(pattern, options)));
    return text.substring("{a: ".length(), text.length() - 1);
  }

  private String update(Object change) {
    return shape(
        Doc.of("update", "c", "updates", List.of(Doc.of("q", Doc.of("_id", 1), "u", change))));
  }

  private String aggregate(Object... stages) {
    return shape(Doc.of("aggregate", "c", "pipeline", List.of(stages), "cursor", Doc.of()));
  }

  private String find(@Nullable Object filter) {
    return shape(Doc.of("find", "c", "filter", filter));
  }

  private String shape(Doc command) {
    shaper.read("shop", new MemoryReader(command));
    return shaper.text();
  }
}
