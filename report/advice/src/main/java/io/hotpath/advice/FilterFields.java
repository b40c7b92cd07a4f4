package io.hotpath.advice;

import io.hotpath.shape.Filter;
import io.hotpath.shape.Filter.Branches;
import io.hotpath.shape.Filter.On;
import io.hotpath.shape.Filter.Operator;
import io.hotpath.shape.Filter.Other;
import io.hotpath.shape.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a filter asks of single fields, as far as an index can help: by equality, by a range, or in
 * a way that must look at each document.
 */
final class FilterFields {

  /** How much a range helps, the best first. */
  private enum Range {
    COMPARISON,
    PREFIX,
    TYPE,
    EXISTS
  }

  /** Fields asked for by equality, {@code $in} among them. */
  final Set<String> equal = new TreeSet<>();

  /** Those of {@link #equal} that are asked for by {@code $in}. */
  final Set<String> in = new TreeSet<>();

  /** Fields that are arrays for certain. */
  final Set<String> arrays = new TreeSet<>();

  /** The branches of each {@code $or}. */
  final List<List<Filter>> ors = new ArrayList<>();

  private final Map<String, Range> ranges = new TreeMap<>();
  private @Nullable String refusal;
  private @Nullable String obstacle;
  private boolean onlyNegations = true;

  static FilterFields of(Filter filter) {
    FilterFields fields = new FilterFields();
    fields.read(filter, "");
    fields.keepOneArray();
    return fields;
  }

  /** Fields asked for by ranges, the one that helps most first; none that {@link #equal} has. */
  List<String> ranges() {
    List<String> sorted = new ArrayList<>();
    for (Range range : Range.values()) {
      ranges.forEach(
          (field, kind) -> {
            if (kind == range && !equal.contains(field)) {
              sorted.add(field);
            }
          });
    }
    return sorted;
  }

  /** Why no index of ours can serve this filter, whatever else is in it; null if one can. */
  @Nullable String refusal() {
    return refusal;
  }

  /** A part that is checked document by document; null without such a part. */
  @Nullable String obstacle() {
    return obstacle;
  }

  /** Whether what is checked document by document lets most documents through. */
  boolean letsMostThrough() {
    return onlyNegations;
  }

  private void read(Filter filter, String prefix) {
    for (Filter.Clause clause : filter.clauses()) {
      if (clause instanceof On on) {
        readField(prefix + on.path(), on.operators());
      } else if (clause instanceof Branches branches) {
        readBranches(branches, prefix);
      } else if (clause instanceof Other other) {
        readOther(other);
      }
    }
  }

  private void readBranches(Branches branches, String prefix) {
    switch (branches.operator()) {
      case "$and" -> branches.filters().forEach(filter -> read(filter, prefix));
      case "$or" -> {
        if (prefix.isEmpty()) {
          ors.add(branches.filters());
        } else {
          obstruct(Reasons.OTHER_CONDITION, false);
        }
      }
      default -> obstruct(Reasons.NEGATION, true);
    }
  }

  private void readOther(Other other) {
    switch (other.operator()) {
      case "$text" -> refusal = Reasons.TEXT;
      case "$expr" -> readExpression(other.argument());
      case "$where", "$jsonSchema" -> obstruct(Reasons.EXPRESSION, false);
      default -> obstruct(Reasons.OTHER_CONDITION, false);
    }
  }

  private void readExpression(Node expression) {
    On comparison = Comparisons.find(expression);
    if (comparison == null) {
      obstruct(Reasons.EXPRESSION, false);
    } else {
      readField(comparison.path(), comparison.operators());
    }
  }

  private void readField(String field, List<Operator> operators) {
    if (Paths.areData(field)) {
      obstruct(Reasons.DATA_NAMES, false);
      return;
    }
    for (Operator operator : operators) {
      readOperator(field, operator);
    }
  }

  private void readOperator(String field, Operator operator) {
    Node argument = operator.argument();
    switch (operator.name()) {
      case "$eq" -> readEquality(field, argument);
      case "$in" -> readIn(field, argument);
      case "$all" -> readAll(field, argument);
      case "$gt", "$gte", "$lt", "$lte" -> range(field, Range.COMPARISON);
      case "$regex" -> readRegex(field, argument);
      case "$type" -> range(field, Range.TYPE);
      case "$exists" -> readExists(field, argument);
      case "$elemMatch" -> readElement(field, operator);
      case "$ne", "$nin", "$not" -> obstruct(Reasons.NEGATION, true);
      case "$near", "$nearSphere" -> refusal = Reasons.PLACE;
      case "$geoWithin", "$geoIntersects", "$within" -> obstruct(Reasons.PLACE, false);
      default -> obstruct(Reasons.OTHER_CONDITION, false);
    }
  }

  private void readEquality(String field, Node argument) {
    if (argument.equals(Node.Value.DEEP) || argument instanceof Node.Document) {
      obstruct(Reasons.OTHER_CONDITION, false);
      return;
    }
    equal.add(field);
    if (argument instanceof Node.Array) {
      arrays.add(field);
    }
  }

  private void readIn(String field, Node argument) {
    List<Node> items = argument instanceof Node.Array array ? array.items() : List.of();
    if (items.isEmpty()) {
      obstruct(Reasons.EMPTY_IN, false);
    } else if (items.stream().anyMatch(item -> isRegex(item, false))) {
      obstruct(Reasons.REGEX, false);
    } else if (items.stream().anyMatch(item -> isRegex(item, true))) {
      range(field, Range.PREFIX);
    } else {
      equal.add(field);
      in.add(field);
    }
  }

  private void readAll(String field, Node argument) {
    List<Node> items = argument instanceof Node.Array array ? array.items() : List.of();
    if (items.isEmpty()) {
      obstruct(Reasons.EMPTY_IN, false);
    } else if (items.stream().allMatch(Node.Value.ANY::equals)) {
      equal.add(field);
      arrays.add(field);
    } else {
      obstruct(Reasons.OTHER_CONDITION, false);
    }
  }

  private void readRegex(String field, Node argument) {
    if (isRegex(argument, true)) {
      range(field, Range.PREFIX);
    } else {
      obstruct(Reasons.REGEX, false);
    }
  }

  private void readExists(String field, Node argument) {
    if (argument.toString().equals("true")) {
      range(field, Range.EXISTS);
    } else {
      obstruct(Reasons.NEGATION, true);
    }
  }

  private void readElement(String field, Operator operator) {
    arrays.add(field);
    if (operator.operators().isEmpty()) {
      read(operator.filter(), field + ".");
    } else {
      readField(field, operator.operators());
    }
  }

  private void range(String field, Range kind) {
    ranges.merge(field, kind, (a, b) -> a.compareTo(b) <= 0 ? a : b);
  }

  private void obstruct(String reason, boolean negation) {
    if (obstacle == null) {
      obstacle = reason;
    }
    onlyNegations &= negation;
  }

  /** An index can hold one array: fields of the others are left to the documents. */
  private void keepOneArray() {
    String first = arrays.stream().findFirst().orElse("");
    List<String> others = arrays.stream().filter(array -> !Paths.isWithin(array, first)).toList();
    for (String array : others) {
      equal.removeIf(field -> Paths.isWithin(field, array));
      ranges.keySet().removeIf(field -> Paths.isWithin(field, array));
    }
  }

  private static boolean isRegex(Node node, boolean anchored) {
    return node instanceof Node.Value value
        && value.isRegex()
        && value.isAnchoredRegex() == anchored;
  }
}
