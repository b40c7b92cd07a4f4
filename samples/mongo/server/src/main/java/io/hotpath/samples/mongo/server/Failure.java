package io.hotpath.samples.mongo.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error to be answered in place of running a command.
 *
 * @param command whose
 * @param collection only for this one; null for any
 * @param labels error labels, such as {@code RetryableWriteError}
 * @param times for how many commands
 */
public record Failure(
    String command,
    @Nullable String collection,
    int code,
    String codeName,
    List<String> labels,
    int times) {

  public Failure {
    labels = List.copyOf(labels);
  }

  /** Of the next command of this name, on any collection. */
  public static Failure once(String command, int code, String codeName, String... labels) {
    return new Failure(command, null, code, codeName, List.of(labels), 1);
  }

  boolean concerns(CommandKey key) {
    return command.equals(key.command())
        && (collection == null || collection.equals(key.collection()));
  }

  Failure less() {
    return new Failure(command, collection, code, codeName, labels, times - 1);
  }
}
