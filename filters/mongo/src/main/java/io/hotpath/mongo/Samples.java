package io.hotpath.mongo;

import io.hotpath.profile.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One command of each query whose plan is due, with its values, in memory alone: it is dropped when
 * its plan was asked for. Thread-safe.
 *
 * <p>Bounds: {@link #MAX_QUERIES}, each once in {@link #EXPLAINED_NANOS}; commands beyond {@link
 * #MAX_FIELDS} values are not taken, nor any that writes, runs code, or is part of a transaction.
 */
final class Samples {

  static final long EXPLAINED_NANOS = TimeUnit.HOURS.toNanos(1);
  private static final int MAX_QUERIES = 200;
  private static final int MAX_FIELDS = 200;

  private static final Set<String> EXPLAINED = Set.of("find", "count", "distinct", "aggregate");
  private static final Set<String> CODE_OR_WRITES =
      Set.of("$out", "$merge", "$where", "$function", "$accumulator");

  /** What is not part of the question. */
  private static final Set<String> DROPPED =
      Set.of(
          "lsid",
          "$db",
          "$clusterTime",
          "$readPreference",
          "txnNumber",
          "readConcern",
          "writeConcern",
          "maxTimeMS",
          "comment",
          "apiVersion",
          "apiStrict",
          "apiDeprecationErrors");

  /** A command to explain. */
  record Sample(Query query, BsonDocument command) {}

  /** When a query's plan was asked for last. */
  private final ConcurrentMap<Query, Long> explained = new ConcurrentHashMap<>();

  private final ConcurrentMap<Query, Sample> waiting = new ConcurrentHashMap<>();

  /** Takes a copy if the query's plan is due. */
  void take(Query query, BsonDocument command) {
    if (!EXPLAINED.contains(query.command()) || !isDue(query)) {
      return;
    }
    BsonDocument copy = question(command);
    synchronized (this) {
      if (!isDue(query)) {
        return;
      }
      if (copy == null) {
        // Asked again only when another hour is over.
        explained.put(query, System.nanoTime());
      } else {
        waiting.put(query, new Sample(query, copy));
      }
    }
  }

  /** Asked for each command without a lock; what comes of it is decided under one. */
  private boolean isDue(Query query) {
    Long last = explained.get(query);
    return (last == null || System.nanoTime() - last > EXPLAINED_NANOS)
        && !waiting.containsKey(query)
        && explained.size() + waiting.size() < MAX_QUERIES;
  }

  /** All samples taken; they are forgotten here. */
  synchronized List<Sample> due() {
    List<Sample> due = new ArrayList<>(waiting.values());
    due.forEach(sample -> explained.put(sample.query(), System.nanoTime()));
    waiting.clear();
    return due;
  }

  /** The command as a document of its own, or null where it must not be asked. */
  private static @Nullable BsonDocument question(BsonDocument command) {
    BsonDocument copy = new BsonDocument();
    int[] left = {MAX_FIELDS};
    for (String field : command.keySet()) {
      if (field.equals("autocommit")) {
        return null;
      }
      if (!DROPPED.contains(field)) {
        BsonValue value = command.get(field);
        if (!isHarmless(value, left)) {
          return null;
        }
        copy.put(field, value);
      }
    }
    // A copy of its own: the driver releases the bytes of the command.
    return BsonDocument.parse(copy.toJson());
  }

  private static boolean isHarmless(BsonValue value, int[] left) {
    if (left[0]-- <= 0) {
      return false;
    }
    if (value.isDocument()) {
      return value.asDocument().entrySet().stream()
          .allMatch(
              field ->
                  !CODE_OR_WRITES.contains(field.getKey()) && isHarmless(field.getValue(), left));
    }
    return !value.isArray()
        || value.asArray().stream().allMatch(element -> isHarmless(element, left));
  }
}
