package io.hotpath.mongo;

import io.hotpath.profile.Query;
import io.hotpath.shape.Shaper;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Reads which query a command asks. Equal queries are mostly the same object, so that whoever looks
 * one up compares no texts. Confined to one thread at a time.
 */
final class QueryShaper {

  /** Queries kept; a power of two. Two with the same place take turns. */
  private static final int KEPT = 64;

  final Shaper shaper = new Shaper();
  private final @Nullable Query[] lately = new Query[KEPT];

  /** Reads one command; {@link #shaper} has the rest until the next. */
  Query read(String database, BsonDocument command) {
    shaper.read(database, new BsonElements(command.asBsonReader()));
    String text = shaper.text();
    String namespace = shaper.namespace();
    int place = (text.hashCode() ^ namespace.hashCode()) & KEPT - 1;
    Query there = lately[place];
    if (there != null
        && there.shape().equals(text)
        && there.namespace().equals(namespace)
        && there.command().equals(shaper.command())) {
      return there;
    }
    Query query = new Query(namespace, shaper.command(), text);
    lately[place] = query;
    return query;
  }
}
