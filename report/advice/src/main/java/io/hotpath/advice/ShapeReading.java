package io.hotpath.advice;

import io.hotpath.profile.Query;
import io.hotpath.profile.QueryTotal;
import io.hotpath.shape.Filter;
import io.hotpath.shape.Node;
import io.hotpath.shape.ParsedShape;
import io.hotpath.shape.ShapeParser;
import io.hotpath.shape.ShapeSyntaxException;
import io.hotpath.shape.Shaper;
import io.hotpath.shape.SortField;
import io.hotpath.shape.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads from the shape of a query what it asks of indexes. */
final class ShapeReading {

  /** Commands that look for documents. */
  private static final Set<String> SEARCHES =
      Set.of(
          "find",
          "count",
          "distinct",
          "aggregate",
          "update",
          "delete",
          "findAndModify",
          "bulkWrite");

  private ShapeReading() {}

  /** Whether a query looks for documents at all, or may. */
  static boolean searches(Query query) {
    return SEARCHES.contains(query.command()) || query.equals(Query.OTHER);
  }

  static Reading read(QueryTotal query) {
    if (query.query().shape().length() > 2 * Shaper.MAX_CHARS) {
      return Reading.none(Reasons.TRUNCATED);
    }
    ParsedShape shape;
    try {
      shape = ShapeParser.parse(query.query().command(), query.query().shape());
    } catch (ShapeSyntaxException e) {
      return Reading.none(Reasons.UNREADABLE);
    }
    if (shape.isTruncated()) {
      return Reading.none(Reasons.TRUNCATED);
    }
    return read(query, shape.statements());
  }

  private static Reading read(QueryTotal query, List<Statement> statements) {
    List<Wish> wishes = new ArrayList<>();
    String reason = null;
    for (Statement statement : statements) {
      Reading reading = read(query, statement);
      wishes.addAll(reading.wishes());
      reason = reason == null ? reading.reason() : reason;
    }
    return wishes.isEmpty()
        ? Reading.none(reason == null ? Reasons.ALL_DOCUMENTS : reason)
        : new Reading(wishes, null);
  }

  private static Reading read(QueryTotal query, Statement statement) {
    if (statement.argument("hint") != null) {
      return Reading.none(Reasons.HINT);
    }
    if (hasCollation(statement)) {
      return Reading.none(Reasons.COLLATION);
    }
    if (statement.pipeline() != null) {
      return PipelineReading.read(query, statement.stages());
    }
    Filter filter = statement.where();
    boolean upserts = statement.has("upsert") && !filter.fields().isEmpty();
    return new Search(
            query,
            query.query().namespace(),
            filter,
            order(statement),
            isLimited(statement),
            upserts ? List.of(Caveats.UPSERT) : List.of())
        .read();
  }

  /** {@code distinct} walks its field in order, from value to value. */
  private static List<SortField> order(Statement statement) {
    String key = statement.key();
    return key == null ? statement.sortFields() : List.of(new SortField(key, 1));
  }

  /** A write that has a sort takes the first document in order. */
  private static boolean isLimited(Statement statement) {
    return statement.has("limit")
        || statement.kind().equals("findAndModify")
        || statement.kind().equals("update")
        || statement.key() != null;
  }

  private static boolean hasCollation(Statement statement) {
    @Nullable Node collation = statement.argument("collation");
    return collation != null && !collation.toString().startsWith("simple");
  }
}
