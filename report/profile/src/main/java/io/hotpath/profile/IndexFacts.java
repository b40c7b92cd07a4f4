package io.hotpath.profile;

import java.util.List;

/**
 * An index as the database describes it.
 *
 * @param keys in their order
 * @param restricted why it does not serve every query: {@code partial}, {@code sparse}, {@code
 *     hidden}, {@code collation}; empty for an index that does
 * @param unique whether it also is a rule
 * @param expires whether documents expire by it (TTL)
 */
public record IndexFacts(
    String name, List<Key> keys, List<String> restricted, boolean unique, boolean expires) {

  /**
   * A field of an index.
   *
   * @param direction {@code 1}, {@code -1}, or a kind such as {@code text}, {@code hashed}, {@code
   *     2dsphere}
   */
  public record Key(String field, String direction) {}

  public IndexFacts {
    keys = List.copyOf(keys);
    restricted = List.copyOf(restricted);
  }
}
