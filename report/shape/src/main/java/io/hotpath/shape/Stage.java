package io.hotpath.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stage of a pipeline. Immutable.
 *
 * @param name {@code $match}; {@code ...} for stages nested too deep to be shown, {@code ?} for
 *     what is no stage
 * @param argument null where only the name is there: {@code $limit}, {@code $skip}, {@code $sample}
 */
public record Stage(String name, @Nullable Node argument) {

  /** Whether there is a stage, and not {@code ...} or {@code ?} in its place. */
  public boolean isReadable() {
    return !name.equals("...") && !name.equals("?");
  }

  /** What {@code $match} asks for; null for other stages. */
  public @Nullable Filter filter() {
    return name.equals("$match") && argument instanceof Node.Document document
        ? Filter.of(document)
        : null;
  }

  /** The fields of {@code $sort} in order; empty for other stages. */
  public List<SortField> sort() {
    return name.equals("$sort") && argument instanceof Node.Document document
        ? SortField.of(document)
        : List.of();
  }

  /**
   * An option of the stage: {@code from}, {@code localField}, {@code foreignField} of {@code
   * $lookup} are {@link Node.Name}s, its {@code pipeline} and each branch of {@code $facet} is a
   * {@link Node.Pipeline}. Null when it is not there.
   */
  public @Nullable Node option(String option) {
    return argument instanceof Node.Document document ? document.get(option) : null;
  }

  /** The name that an option holds, {@code from} of {@code $lookup}; null when it holds none. */
  public @Nullable String optionName(String option) {
    return option(option) instanceof Node.Name found ? found.name() : null;
  }

  /** The text again. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    ShapePrinter.append(this, out);
    return out.toString();
  }
}
