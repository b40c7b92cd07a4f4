package io.hotpath.advice;

import io.hotpath.shape.Filter;
import io.hotpath.shape.Node;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of {@code $expr} an index serves: a field compared with a value. */
final class Comparisons {

  private static final Set<String> OPERATORS = Set.of("$eq", "$gt", "$gte", "$lt", "$lte");

  private Comparisons() {}

  /** {@code {$gt: [$a, ?]}} as {@code a: {$gt: ?}}; null for any other expression. */
  static Filter.@Nullable On find(Node expression) {
    if (!(expression instanceof Node.Document document) || document.fields().size() != 1) {
      return null;
    }
    Node.Field only = document.fields().get(0);
    if (!OPERATORS.contains(only.name()) || !(only.value() instanceof Node.Array compared)) {
      return null;
    }
    List<Node> both = compared.items();
    if (both.size() != 2 || !both.contains(Node.Value.ANY)) {
      return null;
    }
    Node other = both.get(both.get(0).equals(Node.Value.ANY) ? 1 : 0);
    if (!(other instanceof Node.Name name) || !name.isPath()) {
      return null;
    }
    Filter.Operator operator = new Filter.Operator(only.name(), Node.Value.ANY);
    return new Filter.On(name.name().substring(1), List.of(operator));
  }
}
