package io.hotpath.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a shape: a query, or one of the updates in an {@code update}. Immutable.
 *
 * @param kind the command, such as {@code findAndModify}; in a {@code bulkWrite} what this
 *     statement does: {@code insert}, {@code update} or {@code delete}
 * @param key field of {@code distinct}; null otherwise
 * @param filter as it is written; null without one: {@code aggregate}, {@code insert}
 * @param pipeline of {@code aggregate}; null otherwise
 * @param sort as it is written; null without one
 * @param update null where nothing is updated
 * @param modifiers all other words in order
 */
public record Statement(
    String kind,
    @Nullable String key,
    Node.@Nullable Document filter,
    Node.@Nullable Pipeline pipeline,
    Node.@Nullable Document sort,
    @Nullable Update update,
    List<Modifier> modifiers) {

  public Statement {
    modifiers = List.copyOf(modifiers);
  }

  /**
   * What an update does.
   *
   * @param form {@code update}, {@code replace} or {@code pipeline}
   * @param content {@code {$inc: [stock], $set: [a.b, c]}} of {@code update}, where each operator
   *     has a {@link Node.Array} of {@link Node.Name}s; the stage names of {@code pipeline}; null
   *     for {@code replace}
   */
  public record Update(String form, @Nullable Node content) {
    @Override
    public String toString() {
      return content == null ? form : form + " " + content;
    }
  }

  /**
   * A word behind the filter: {@code skip}, {@code limit}, {@code multi}, {@code upsert}, {@code
   * one}, {@code remove}, {@code new}, {@code tailable}, {@code awaitData}; with an argument {@code
   * project}, {@code hint}, {@code collation}, {@code arrayFilters}.
   */
  public record Modifier(String word, @Nullable Node argument) {
    @Override
    public String toString() {
      return argument == null ? word : word + " " + argument;
    }
  }

  /** The filter with its meaning; {@link Filter#ALL} without one. */
  public Filter where() {
    return filter == null ? Filter.ALL : Filter.of(filter);
  }

  /** The fields of the sort in order; empty without one. */
  public List<SortField> sortFields() {
    return sort == null ? List.of() : SortField.of(sort);
  }

  /** The stages of an {@code aggregate} in order; empty otherwise. */
  public List<Stage> stages() {
    return pipeline == null ? List.of() : pipeline.stages();
  }

  /** Whether this word is among the modifiers. */
  public boolean has(String word) {
    return modifiers.stream().anyMatch(modifier -> modifier.word().equals(word));
  }

  /** What stands behind such a word, {@code hint}; null when it is not there. */
  public @Nullable Node argument(String word) {
    return modifiers.stream()
        .filter(modifier -> modifier.word().equals(word))
        .map(Modifier::argument)
        .findFirst()
        .orElse(null);
  }

  /** The text again, without the kind. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    ShapePrinter.append(this, out);
    return out.toString();
  }
}
