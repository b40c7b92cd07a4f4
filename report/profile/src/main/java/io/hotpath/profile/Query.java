package io.hotpath.profile;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A kind of database query: what is asked of which collection, without the values. Immutable;
 * compared by all its parts.
 *
 * @param namespace {@code database.collection}
 * @param command {@code find}, {@code update}
 * @param shape filter, sort and the like with {@code ?} for values; empty for {@code insert}
 */
public record Query(String namespace, String command, String shape) implements Comparable<Query> {

  /** Stands for all queries beyond the number that is kept. */
  public static final Query OTHER = new Query("(other)", "(other)", "");

  private static final Comparator<Query> ORDER =
      Comparator.comparing(Query::namespace)
          .thenComparing(Query::command)
          .thenComparing(Query::shape);

  /**
   * The first 8 hex digits of SHA-256 over all parts. Our own id: a server's {@code queryHash} is
   * another one.
   */
  public String id() {
    return NodeLabel.id(namespace, command, shape);
  }

  /** {@code find shop.products {category: ?}}, as in a table; whole, however long. */
  public String text() {
    return shape.isEmpty() ? command + " " + namespace : command + " " + namespace + " " + shape;
  }

  /** The place in a call tree where the query's time is; cut, so the id tells two apart. */
  public Method node() {
    return NodeLabel.node(text(), id());
  }

  /** As the record's own, but the same object is known at once: asked for each command. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Query query
            && shape.equals(query.shape)
            && namespace.equals(query.namespace)
            && command.equals(query.command));
  }

  @Override
  public int hashCode() {
    return (shape.hashCode() * 31 + namespace.hashCode()) * 31 + command.hashCode();
  }

  @Override
  public int compareTo(Query other) {
    return ORDER.compare(this, other);
  }
}
