package io.hotpath.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shape read back from its text. Immutable.
 *
 * @param command {@code find}, {@code update}
 * @param statements distinct ones in order: one, or several of a write; none for a command without
 *     text and for a truncated text
 * @param more whether there were further distinct statements: the text ends with {@code ; ...}
 * @param truncated the text as it is when it was too long and ends with a hash; null otherwise
 */
public record ParsedShape(
    String command, List<Statement> statements, boolean more, @Nullable String truncated) {

  public ParsedShape {
    statements = List.copyOf(statements);
  }

  /** Whether the text was cut, so that nothing can be said of the statements. */
  public boolean isTruncated() {
    return truncated != null;
  }

  /** The text again. */
  @Override
  public String toString() {
    return truncated != null ? truncated : ShapePrinter.print(this);
  }
}
