package io.hotpath.advice;

import io.hotpath.profile.IndexFacts;
import io.hotpath.profile.QueryTotal;
import io.hotpath.profile.Sum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An index that may be suggested, with all the wishes on its collection that it fulfils. */
record Candidate(String namespace, List<IndexFacts.Key> keys, List<Wish> wishes) {

  /** The longest first: they may serve the shorter ones as well. Then the dearest. */
  private static final Comparator<Wish> LONGEST =
      Comparator.comparingInt(Wish::size)
          .thenComparingLong(Wish::nanos)
          .reversed()
          .thenComparing(wish -> wish.query().query())
          .thenComparing(Wish::toString);

  /**
   * The indexes for all wishes on one collection, none of them the beginning of another.
   *
   * @param beginnings existing indexes that it is good to begin with: they may be dropped when a
   *     longer one does their work, or at least compared
   */
  static List<Candidate> forAll(List<Wish> wishes, List<IndexFacts> beginnings) {
    List<Candidate> candidates = new ArrayList<>();
    for (Wish wish : wishes.stream().sorted(LONGEST).toList()) {
      if (candidates.stream().noneMatch(c -> Coverage.covers(c.keys, wish))) {
        List<IndexFacts.Key> keys = FieldOrder.keysFor(wish, wishes, beginnings);
        candidates.add(new Candidate(wish.namespace(), keys, new ArrayList<>()));
      }
    }
    for (Wish wish : wishes) {
      candidates.stream()
          .filter(c -> Coverage.covers(c.keys, wish))
          .findFirst()
          .orElseThrow()
          .wishes
          .add(wish);
    }
    return candidates;
  }

  /** The queries that it serves, each once, the dearest first. */
  List<QueryTotal> queries() {
    return wishes.stream()
        .map(Wish::query)
        .distinct()
        .sorted(
            Comparator.comparingLong((QueryTotal query) -> query.stats().nanos())
                .reversed()
                .thenComparing(QueryTotal::query))
        .toList();
  }

  /** Time of its queries, more than which it cannot save. */
  long nanos() {
    return queries().stream().mapToLong(query -> query.stats().nanos()).reduce(0, Sum::of);
  }
}
