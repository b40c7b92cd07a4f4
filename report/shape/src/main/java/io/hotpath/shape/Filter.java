package io.hotpath.shape;

import java.util.ArrayList;
import java.util.List;

/**
 * A filter with its meaning: all its clauses must hold. Immutable.
 *
 * <p>Equality is an operator like others here: {@code a: ?}, {@code a: null}, {@code a: {=x, y}}
 * and {@code a: [?]} have {@code $eq} with that argument, {@code a: /^?/} has {@code $regex}.
 */
public record Filter(List<Clause> clauses) {

  /** Everything. */
  public static final Filter ALL = new Filter(List.of());

  public Filter {
    clauses = List.copyOf(clauses);
  }

  /** What one clause asks for. */
  public sealed interface Clause {}

  /**
   * Conditions on one field. A field can have several such clauses.
   *
   * @param path {@code a.b}; segments that are data are {@code *}
   */
  public record On(String path, List<Operator> operators) implements Clause {
    public On {
      operators = List.copyOf(operators);
    }
  }

  /**
   * Filters joined.
   *
   * @param operator {@code $and}, {@code $or} or {@code $nor}
   */
  public record Branches(String operator, List<Filter> filters) implements Clause {
    public Branches {
      filters = List.copyOf(filters);
    }
  }

  /**
   * Any other clause: {@code $expr}, {@code $text}, {@code $where}, ...; {@code ...} for what is
   * nested too deep.
   */
  public record Other(String operator, Node argument) implements Clause {}

  /**
   * One operator on a field.
   *
   * @param name {@code $gte}
   */
  public record Operator(String name, Node argument) {

    /** The conditions inside {@code $not} or {@code $elemMatch: {$gte: ?}}; empty for others. */
    public List<Operator> operators() {
      boolean not = name.equals("$not");
      boolean element = name.equals("$elemMatch") && isConditions(argument);
      return not || element ? operatorsOf(argument) : List.of();
    }

    /** The filter inside {@code $elemMatch: {a: ?, b: ?}}; {@link Filter#ALL} for others. */
    public Filter filter() {
      return name.equals("$elemMatch")
              && argument instanceof Node.Document document
              && !isConditions(document)
          ? Filter.of(document)
          : ALL;
    }
  }

  /** The meaning of a document that stands where a filter does. */
  public static Filter of(Node.Document document) {
    List<Clause> clauses = new ArrayList<>();
    for (Node.Field field : document.fields()) {
      clauses.add(clause(field));
    }
    return new Filter(clauses);
  }

  /** The clauses on single fields. */
  public List<On> fields() {
    return clauses.stream().filter(On.class::isInstance).map(On.class::cast).toList();
  }

  private static Clause clause(Node.Field field) {
    String name = field.name();
    if (isLogical(name) && field.value() instanceof Node.Array array) {
      List<Filter> filters = new ArrayList<>();
      for (Node item : array.items()) {
        Node branch = item instanceof Node.Repeated repeated ? repeated.item() : item;
        filters.add(
            branch instanceof Node.Document document
                ? of(document)
                : new Filter(List.of(new Other("...", branch))));
      }
      return new Branches(name, filters);
    }
    if (name.startsWith("$") || field.isDeep()) {
      return new Other(name, field.value());
    }
    return new On(name, operatorsOf(field.value()));
  }

  private static List<Operator> operatorsOf(Node condition) {
    if (isConditions(condition) && condition instanceof Node.Document document) {
      return document.fields().stream()
          .map(field -> new Operator(field.name(), field.value()))
          .toList();
    }
    boolean regex = condition instanceof Node.Value value && value.isRegex();
    return List.of(new Operator(regex ? "$regex" : "$eq", condition));
  }

  private static boolean isConditions(Node node) {
    if (!(node instanceof Node.Document document) || document.fields().isEmpty()) {
      return false;
    }
    String first = document.fields().get(0).name();
    return first.startsWith("$") && !isLogical(first) && !first.equals("$expr");
  }

  static boolean isLogical(String name) {
    return name.equals("$and") || name.equals("$or") || name.equals("$nor");
  }
}
