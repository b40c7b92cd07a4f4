package io.hotpath.shape;

import io.hotpath.shape.Doc.Bag;
import io.hotpath.shape.Doc.Regex;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Random commands. Two generators with the same structure and other literals make commands of the
 * same shape.
 */
final class CommandGenerator {

  private static final List<String> FIELDS =
      List.of("a", "b", "c.d", "_id", "user.name", "first name", "tags", "x-y");

  private final Random structure;
  private final Literals literals;

  CommandGenerator(Random structure, Literals literals) {
    this.structure = structure;
    this.literals = literals;
  }

  Doc command() {
    return switch (structure.nextInt(10)) {
      case 0, 1, 2 -> find();
      case 3, 4 -> aggregate();
      case 5 -> writes("update", "updates", this::update);
      case 6 -> writes("delete", "deletes", this::delete);
      case 7 -> findAndModify();
      case 8 -> bulkWrite();
      default -> structure.nextBoolean() ? count() : distinct();
    };
  }

  private Doc find() {
    Doc find = Doc.of("find", "coll", "filter", filter(3)).command();
    maybe(() -> find.with("sort", sort()));
    maybe(() -> find.with("projection", projection(2)));
    maybe(() -> find.with("skip", 1 + literals.below(1000)));
    maybe(() -> find.with("limit", 1 + literals.below(1000)));
    maybe(() -> find.with("hint", structure.nextBoolean() ? "a_1_b_-1" : sort()));
    maybe(() -> find.with("collation", Doc.of("locale", "de", "strength", 2)));
    maybe(() -> find.with("tailable", true));
    return common(find);
  }

  private Doc count() {
    return common(Doc.of("count", "coll", "query", filter(2)).command());
  }

  private Doc distinct() {
    return common(Doc.of("distinct", "coll", "key", field(), "query", filter(2)).command());
  }

  private Doc findAndModify() {
    Doc command = Doc.of("findAndModify", "coll", "query", filter(2)).command();
    maybe(() -> command.with("sort", sort()));
    command.with("update", change());
    maybe(() -> command.with("fields", projection(1)));
    maybe(() -> command.with("new", true));
    return common(command);
  }

  private Doc writes(String command, String field, Supplier<Doc> statement) {
    return common(Doc.of(command, "coll", field, some(4, statement::get)).command());
  }

  private Doc update() {
    Doc update = Doc.of("q", filter(2), "u", change()).unordered();
    maybe(() -> update.with("multi", true));
    maybe(() -> update.with("upsert", true));
    maybe(() -> update.with("arrayFilters", List.of(filter(1))));
    return update;
  }

  private Doc delete() {
    return Doc.of("q", filter(2), "limit", structure.nextInt(2)).unordered();
  }

  private Doc bulkWrite() {
    return common(
        Doc.of(
                "bulkWrite",
                1,
                "ops",
                some(4, this::operation),
                "nsInfo",
                List.of(Doc.of("ns", "shop.coll")))
            .command());
  }

  private Doc operation() {
    return switch (structure.nextInt(3)) {
      case 0 -> Doc.of("insert", 0, "document", literals.document());
      case 1 -> Doc.of("update", 0, "filter", filter(2), "updateMods", change()).command();
      default -> Doc.of("delete", 0, "filter", filter(2)).command();
    };
  }

  private Object change() {
    return switch (structure.nextInt(4)) {
      case 0 -> literals.document();
      case 1 -> List.of(Doc.of("$set", Doc.of(field(), literals.any())), Doc.of("$unset", field()));
      default -> {
        Doc change = new Doc().unordered();
        for (String operator : List.of("$set", "$inc", "$push", "$pull")) {
          maybe(() -> change.with(operator, changes()));
        }
        yield change.isEmpty() ? change.with("$set", changes()) : change;
      }
    };
  }

  private Doc changes() {
    Doc fields = new Doc().unordered();
    repeat(3, () -> fields.with(field(), literals.any()));
    return fields;
  }

  private Doc aggregate() {
    return common(
        Doc.of("aggregate", "coll", "pipeline", some(5, () -> stage(2)), "cursor", Doc.of())
            .command());
  }

  private Doc stage(int levels) {
    return switch (structure.nextInt(levels > 0 ? 15 : 11)) {
      case 0, 1 -> Doc.of("$match", filter(2));
      case 2 -> Doc.of("$sort", sort());
      case 3 -> Doc.of("$limit", 1 + literals.below(1000));
      case 4 -> Doc.of("$skip", 1 + literals.below(1000));
      case 5 -> Doc.of("$group", Doc.of("_id", expression(2), "n", expression(2)));
      case 6 -> Doc.of("$project", projection(2));
      case 7 -> Doc.of("$unwind", "$" + field());
      case 8 -> Doc.of("$addFields", Doc.of(field(), expression(2)));
      case 9 -> Doc.of("$unset", bag(1 + structure.nextInt(2), this::field));
      case 10 -> Doc.of("$search", Doc.of("text", Doc.of("query", literals.any())));
      case 11 -> Doc.of("$facet", Doc.of("x", some(2, () -> stage(levels - 1))));
      case 12 -> Doc.of("$merge", Doc.of("into", "target", "on", "_id"));
      default ->
          Doc.of(
              "$lookup",
              Doc.of(
                  "from",
                  "true",
                  "localField",
                  field(),
                  "foreignField",
                  field(),
                  "pipeline",
                  some(2, () -> stage(levels - 1)),
                  "as",
                  "joined"));
    };
  }

  private @Nullable Object expression(int levels) {
    return switch (structure.nextInt(levels > 0 ? 9 : 5)) {
      case 0, 1 -> "$" + field();
      case 2 -> "$$ROOT." + field();
      case 3 -> literals.inExpression();
      case 4 -> null;
      case 5 -> Doc.of("$literal", literals.any());
      case 6 -> Doc.of("$ifNull", List.of("$" + field(), literals.inExpression()));
      case 7 -> Doc.of("u", expression(levels - 1), "v", expression(levels - 1));
      default -> Doc.of("$concat", some(3, () -> expression(levels - 1)));
    };
  }

  private Doc projection(int levels) {
    Doc projection = new Doc().unordered();
    repeat(
        3,
        () ->
            projection.with(
                field(),
                switch (structure.nextInt(levels > 0 ? 7 : 4)) {
                  case 0, 1 -> 1;
                  case 2 -> false;
                  case 3 -> Doc.of("$slice", literals.below(9));
                  case 4 -> Doc.of("$elemMatch", filter(1));
                  case 5 -> projection(levels - 1);
                  default -> Doc.of("$concat", List.of("$" + field(), literals.inExpression()));
                }));
    return projection;
  }

  private Doc sort() {
    Doc sort = new Doc();
    repeat(3, () -> sort.with(field(), structure.nextBoolean() ? 1 : -1));
    return sort;
  }

  Doc filter(int levels) {
    Doc filter = new Doc().unordered();
    int clauses = structure.nextInt(4);
    for (int i = 0; i < clauses; i++) {
      if (levels > 0 && structure.nextInt(4) == 0) {
        String operator = List.of("$and", "$or", "$nor").get(structure.nextInt(3));
        filter.with(operator, bag(1 + structure.nextInt(3), () -> filter(levels - 1)));
      } else if (structure.nextInt(10) == 0) {
        filter.with("$expr", expression(2));
      } else if (structure.nextInt(10) == 0) {
        filter.with("$comment", literals.string());
      } else {
        filter.with(field(), condition(levels));
      }
    }
    return filter;
  }

  private @Nullable Object condition(int levels) {
    return switch (structure.nextInt(levels > 0 ? 8 : 6)) {
      case 0, 1 -> literals.any();
      case 2 -> null;
      case 3 -> new Regex("^" + literals.letters(), structure.nextBoolean() ? "" : "i");
      case 4 -> literals.document();
      case 5 -> List.of(literals.any(), literals.any());
      case 6 -> Doc.of("$elemMatch", filter(levels - 1));
      default -> operators();
    };
  }

  private Doc operators() {
    Doc operators = new Doc().unordered();
    repeat(
        3,
        () -> {
          switch (structure.nextInt(7)) {
            case 0 -> operators.with("$gt", literals.any());
            case 1 -> operators.with("$in", literals.bag());
            case 2 -> operators.with("$exists", structure.nextBoolean());
            case 3 -> operators.with("$eq", literals.any());
            case 4 -> operators.with("$regex", literals.letters());
            case 5 -> operators.with("$ne", structure.nextBoolean() ? null : literals.any());
            default -> operators.with("$not", Doc.of("$lt", literals.any()));
          }
        });
    return operators;
  }

  private Doc common(Doc command) {
    command.with("comment", literals.any()).with("maxTimeMS", literals.below(1000));
    command
        .with("let", Doc.of("v", literals.string()))
        .with("lsid", Doc.of("id", literals.string()));
    return command.with("$db", "shop").with("$clusterTime", literals.any());
  }

  private String field() {
    return FIELDS.get(structure.nextInt(FIELDS.size()));
  }

  private void maybe(Runnable then) {
    if (structure.nextInt(3) == 0) {
      then.run();
    }
  }

  private void repeat(int most, Runnable what) {
    for (int times = 1 + structure.nextInt(most); times > 0; times--) {
      what.run();
    }
  }

  private List<@Nullable Object> some(int most, Supplier<@Nullable Object> item) {
    List<@Nullable Object> items = new ArrayList<>();
    repeat(most, () -> items.add(item.get()));
    return items;
  }

  private static Bag bag(int size, Supplier<@Nullable Object> item) {
    Bag bag = new Bag();
    for (int i = 0; i < size; i++) {
      bag.add(item.get());
    }
    return bag;
  }
}
