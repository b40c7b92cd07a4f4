package io.hotpath.samples.mongo.server;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** How often which command came, exactly. Thread-safe. */
final class CommandCounts {

  private final ConcurrentMap<CommandKey, CommandCount> counts = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Document> latest = new ConcurrentHashMap<>();

  /** Counts a command that was answered. */
  void count(CommandKey key, boolean failed) {
    counts.merge(key, new CommandCount(1, failed ? 1 : 0), (old, one) -> old.plus(failed));
  }

  void remember(String command, Document document) {
    latest.put(command, document);
  }

  /** The last command of this name, as it came. */
  @Nullable Document latest(String command) {
    return latest.get(command);
  }

  Map<CommandKey, CommandCount> all() {
    return new TreeMap<>(counts);
  }

  List<Document> documents() {
    List<Document> documents = new ArrayList<>();
    all()
        .forEach(
            (key, count) ->
                documents.add(
                    new Document("database", key.database())
                        .append("collection", key.collection())
                        .append("command", key.command())
                        .append("count", count.commands())
                        .append("failed", count.failed())));
    return documents;
  }

  void reset() {
    counts.clear();
    latest.clear();
  }
}
