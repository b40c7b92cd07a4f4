package io.hotpath.samples.mongo.server;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a filter, on one field.
 *
 * @param condition as it stands in the filter: a value, or a document of operators
 * @param match how an index on the field serves it
 * @param exact whether the index alone decides it; otherwise the document is looked at, too
 */
record Term(String field, @Nullable Object condition, Match match, boolean exact) {

  enum Match {
    /** One key, or a list of keys. */
    POINT,
    /** Keys from one to another. */
    RANGE,
    /** Not at all. */
    NONE
  }

  private static final Set<String> POINTS = Set.of("$eq", "$in");
  private static final Set<String> EXACT_RANGES = Set.of("$gt", "$gte", "$lt", "$lte");
  private static final Set<String> RANGES =
      Set.of("$ne", "$nin", "$exists", "$type", "$regex", "$options", "$not", "$mod");

  static Term of(String field, @Nullable Object condition) {
    if (field.startsWith("$")) {
      return new Term(field, condition, Match.NONE, false);
    }
    if (condition == null) {
      return new Term(field, null, Match.POINT, false);
    }
    if (condition instanceof BsonRegularExpression) {
      return new Term(field, condition, Match.RANGE, false);
    }
    if (condition instanceof Document operators && isOperators(operators)) {
      return ofOperators(field, operators);
    }
    return new Term(field, condition, Match.POINT, true);
  }

  private static Term ofOperators(String field, Document operators) {
    Set<String> names = operators.keySet();
    if (names.stream().anyMatch(POINTS::contains)) {
      return new Term(field, operators, Match.POINT, names.size() == 1);
    }
    if (EXACT_RANGES.containsAll(names)) {
      return new Term(field, operators, Match.RANGE, true);
    }
    boolean range =
        names.stream().anyMatch(name -> EXACT_RANGES.contains(name) || RANGES.contains(name));
    return new Term(field, operators, range ? Match.RANGE : Match.NONE, false);
  }

  static boolean isOperators(Document document) {
    return !document.isEmpty() && document.keySet().iterator().next().startsWith("$");
  }

  boolean isIndexable() {
    return match != Match.NONE;
  }

  /** The keys of the index that are read, in the words of explain; they show the values. */
  List<String> bounds() {
    if (match == Match.POINT) {
      Object value = condition instanceof Document operators ? operators.get("$eq") : condition;
      Object many = condition instanceof Document operators ? operators.get("$in") : null;
      return many instanceof List<?> values
          ? values.stream().map(Term::point).toList()
          : List.of(point(value));
    }
    return condition instanceof Document operators
        ? List.of(range(operators))
        : List.of("[\"\", {})");
  }

  private static String point(@Nullable Object value) {
    return "[" + text(value) + ", " + text(value) + "]";
  }

  private static String range(Document operators) {
    String from = "[MinKey";
    String to = "MaxKey]";
    for (String name : operators.keySet()) {
      String value = text(operators.get(name));
      switch (name) {
        case "$gt" -> from = "(" + value;
        case "$gte" -> from = "[" + value;
        case "$lt" -> to = value + ")";
        case "$lte" -> to = value + "]";
        default -> {}
      }
    }
    return from + ", " + to;
  }

  private static String text(@Nullable Object value) {
    return value instanceof String string ? "\"" + string + "\"" : String.valueOf(value);
  }
}
