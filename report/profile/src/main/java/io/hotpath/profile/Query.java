package io.hotpath.profile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
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

  private static final int ID_BYTES = 4;
  private static final int LABEL_CHARS = 80;

  /**
   * The first 8 hex digits of SHA-256 over all parts. Our own id: a server's {@code queryHash} is
   * another one.
   */
  public String id() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((namespace + ' ' + command + ' ' + shape).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has SHA-256", e);
    }
  }

  /** {@code find shop.products {category: ?}}, as in a table; whole, however long. */
  public String text() {
    return shape.isEmpty() ? command + " " + namespace : command + " " + namespace + " " + shape;
  }

  /** The place in a call tree where the query's time is; cut, so the id tells two apart. */
  public Method node() {
    String text = text();
    String cut = text.length() <= LABEL_CHARS ? text : text.substring(0, LABEL_CHARS) + "...";
    return new Method("", cut + " #" + id(), "", 0);
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
