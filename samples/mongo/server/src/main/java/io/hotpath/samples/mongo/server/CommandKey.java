package io.hotpath.samples.mongo.server;

import java.util.Comparator;

/**
 * What commands are counted by.
 *
 * @param collection empty for a command on no collection
 */
public record CommandKey(String database, String collection, String command)
    implements Comparable<CommandKey> {

  private static final Comparator<CommandKey> ORDER =
      Comparator.comparing(CommandKey::database)
          .thenComparing(CommandKey::collection)
          .thenComparing(CommandKey::command);

  @Override
  public int compareTo(CommandKey other) {
    return ORDER.compare(this, other);
  }
}
