package io.hotpath.samples.mongo.server;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a real server would read a collection, by its indexes alone: the one with the most fixed
 * leading fields, then one that spares the sort, then one with more fields of the filter. A real
 * server tries plans out instead; for simple filters the outcome is the same. Not thread-safe.
 */
final class Planner {

  private static final long SORT_BYTES = 100L * 1024 * 1024;

  private final List<Index> indexes;
  private final Read read;

  Planner(List<Index> indexes, Read read) {
    this.indexes = indexes;
    this.read = read;
  }

  /** The outermost stage of the plan. */
  Document plan() {
    Conditions conditions = Conditions.of(read.filter());
    Index index = best(conditions);
    Document stage = source(conditions, index);
    boolean ordered =
        read.sort().isEmpty() || (index != null && index.sorts(read.sort(), conditions));
    return limited(projected(skipped(ordered ? stage : sorted(stage))), ordered);
  }

  private Document source(Conditions conditions, @Nullable Index index) {
    if (conditions.isById()) {
      return new Document("stage", "IDHACK");
    }
    if (index != null) {
      return fetch(
          conditions.rest(index.fields()), IndexScans.scan(index, conditions, read.sort()));
    }
    Document union = union(conditions);
    return union == null ? collectionScan() : union;
  }

  private Document collectionScan() {
    Document scan = new Document("stage", "COLLSCAN");
    if (!read.filter().isEmpty()) {
      scan.put("filter", read.filter());
    }
    return scan.append("direction", "forward");
  }

  /** One index scan for each alternative, if each has an index. */
  private @Nullable Document union(Conditions conditions) {
    if (conditions.alternatives().size() != 1) {
      return null;
    }
    List<Document> scans = new ArrayList<>();
    for (Document branch : conditions.alternatives().get(0)) {
      Conditions alternative = Conditions.of(branch);
      Index index = best(alternative);
      if (index == null) {
        return null;
      }
      scans.add(IndexScans.scan(index, alternative, new Document()));
    }
    Document or = new Document("stage", "OR").append("inputStages", scans);
    return fetch(new Conditions(conditions.terms(), List.of()).rest(List.of()), or);
  }

  private static Document fetch(Document filter, Document input) {
    Document fetch = new Document("stage", "FETCH");
    if (!filter.isEmpty()) {
      fetch.put("filter", filter);
    }
    return fetch.append("inputStage", input);
  }

  private Document sorted(Document input) {
    Document sort =
        new Document("stage", "SORT")
            .append("sortPattern", read.sort())
            .append("memLimit", SORT_BYTES);
    if (read.limit() > 0) {
      sort.append("limitAmount", read.limit() + read.skip());
    }
    return sort.append("type", "simple").append("inputStage", input);
  }

  private Document skipped(Document input) {
    return read.skip() == 0
        ? input
        : new Document("stage", "SKIP")
            .append("skipAmount", read.skip())
            .append("inputStage", input);
  }

  private Document projected(Document input) {
    return read.projection().isEmpty()
        ? input
        : new Document("stage", "PROJECTION_SIMPLE")
            .append("transformBy", read.projection())
            .append("inputStage", input);
  }

  /** A sort in memory has stopped at the limit already. */
  private Document limited(Document input, boolean ordered) {
    return read.limit() == 0 || !ordered
        ? input
        : new Document("stage", "LIMIT")
            .append("limitAmount", read.limit())
            .append("inputStage", input);
  }

  private @Nullable Index best(Conditions conditions) {
    Index best =
        indexes.stream()
            .filter(index -> index.serves(conditions))
            .max(
                Comparator.<Index>comparingInt(index -> index.leadingPoints(conditions))
                    .thenComparing(index -> index.sorts(read.sort(), conditions))
                    .thenComparingInt(index -> index.boundFields(conditions))
                    .thenComparing(Index::name, Comparator.reverseOrder()))
            .orElse(null);
    if (best != null || read.sort().isEmpty()) {
      return best;
    }
    return indexes.stream().filter(index -> index.sortsAlone(read.sort())).findFirst().orElse(null);
  }
}
