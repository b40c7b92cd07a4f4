package io.hotpath.advice;

import io.hotpath.profile.IndexFacts;
import io.hotpath.profile.QueryStats;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What to think of before an index is created. */
final class Caveats {

  /** Indexes of a collection from which on one more is said to cost. */
  static final int MANY_INDEXES = 10;

  /** Documents of an operation from which on reading them is said to cost. */
  static final int MANY_DOCUMENTS = 1000;

  static final String BRANCH =
      "a branch of $or: it helps only when every other branch has an index, too";
  static final String UPSERT =
      "upserts ask by these fields: are they meant to be unique? Without a unique index two at once"
          + " can insert twice";

  private Caveats() {}

  static String longIn(long longest) {
    return "an $in had up to "
        + longest
        + " values: a sort behind it merges as many ranges of the index, or sorts in memory";
  }

  static String arrays(Collection<String> arrays) {
    return "arrays have an entry for each element, and an index holds one array at most: "
        + String.join(", ", arrays);
  }

  static String ranges(List<String> ranges) {
    return "of several ranges an index uses one, here " + ranges.get(0);
  }

  static String sortBeforeRange(String range) {
    return "it spares the sort, but reads all entries in order up to the limit: if the range leaves"
        + " few documents, an index on "
        + range
        + " alone is better";
  }

  static String lookup(String namespace) {
    return "for $lookup from " + namespace + ": the time is that of the whole pipeline";
  }

  /**
   * All of a candidate.
   *
   * @param indexesKnown whether there are no others than these
   */
  static List<String> of(
      Candidate candidate, boolean indexesKnown, Collection<IndexFacts> indexes) {
    Set<String> all = new LinkedHashSet<>();
    if (!indexesKnown) {
      all.add(
          "existing indexes are unknown: look at "
              + Mongosh.collection(candidate.namespace())
              + ".getIndexes() first, or let the agent ask (mongo.advice=indexes)");
    }
    indexes.forEach(index -> addExisting(candidate, index, all));
    if (indexes.size() >= MANY_INDEXES) {
      all.add(
          "the collection has "
              + indexes.size()
              + " indexes already, and each costs at every write");
    }
    if (candidate.keys().size() == 1 && candidate.wishes().stream().anyMatch(Caveats::filters)) {
      all.add(
          "if selective: it pays only where one value of "
              + candidate.keys().get(0).field()
              + " leaves few of the documents");
    }
    candidate.wishes().forEach(wish -> all.addAll(wish.caveats()));
    addDocuments(candidate, all);
    return List.copyOf(all);
  }

  private static void addExisting(Candidate candidate, IndexFacts index, Set<String> all) {
    String name = index.name();
    if (!index.restricted().isEmpty()) {
      if (candidate.wishes().stream().anyMatch(wish -> Coverage.covers(index.keys(), wish))) {
        all.add(
            "index "
                + name
                + " has these fields, but not for every query ("
                + String.join(", ", index.restricted())
                + "): is that meant? A second one needs a name of its own");
      }
      return;
    }
    if (Coverage.isProperPrefix(index.keys(), candidate.keys())) {
      all.add(
          index.unique() || index.expires()
              ? "index " + name + " begins alike and stays: it is " + rule(index)
              : "index " + name + " does part of it: only what the further fields spare is gained");
    }
  }

  private static String rule(IndexFacts index) {
    return index.unique() ? "unique" : "for expiry (TTL)";
  }

  private static boolean filters(Wish wish) {
    return !wish.equal().isEmpty() || wish.range() != null;
  }

  private static void addDocuments(Candidate candidate, Set<String> all) {
    candidate.queries().stream()
        .map(query -> query.stats())
        .filter(stats -> documents(stats) >= MANY_DOCUMENTS)
        .findFirst()
        .ifPresent(
            stats ->
                all.add(
                    "an operation returned "
                        + documents(stats)
                        + " documents: reading them takes time with any index"));
  }

  private static long documents(QueryStats stats) {
    return stats.returned() / Math.max(1, stats.operations());
  }
}
