package io.hotpath.profile;

import java.util.Comparator;

/**
 * A log statement: which logger says what at which level, without the values. Immutable; compared
 * by all its parts.
 *
 * @param logger its name
 * @param level as the logging library calls it, {@code INFO} or {@code FINE}
 * @param template text that stands in the code, {@code #} for what was filled in where the code put
 *     the text together itself; {@link #GUARD} for questions whether a level is enabled
 */
public record Statement(String logger, String level, String template)
    implements Comparable<Statement> {

  /** Stands for all statements beyond the number that is kept. */
  public static final Statement OTHER = new Statement("(other)", "(other)", "(other)");

  /** Template of {@code isDebugEnabled()} and its like, which write nothing. */
  public static final String GUARD = "(is it enabled?)";

  private static final Comparator<Statement> ORDER =
      Comparator.comparing(Statement::logger)
          .thenComparing(Statement::level)
          .thenComparing(Statement::template);

  /** The first 8 hex digits of SHA-256 over all parts. */
  public String id() {
    return NodeLabel.id(logger, level, template);
  }

  /** {@code INFO com.acme.Orders: order {} placed}, as in a table; whole, however long. */
  public String text() {
    return level + " " + logger + ": " + template;
  }

  /** The place in a call tree where the appenders' time is; cut, so the id tells two apart. */
  public Method node() {
    String name = logger.substring(logger.lastIndexOf('.') + 1);
    return NodeLabel.node(level + " " + name + ": " + template, id());
  }

  @Override
  public int compareTo(Statement other) {
    return ORDER.compare(this, other);
  }
}
