package io.hotpath.advice;

import io.hotpath.profile.IndexFacts;
import io.hotpath.profile.QueryTotal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one way through a query would like to have of an index: fields asked for by equality, then
 * those of the sort, then one range. A query has several for the branches of {@code $or} and for
 * each {@code $lookup}.
 *
 * @param namespace of the collection; for {@code $lookup} another one than the query's
 * @param equal fields in the order of their names; any order serves
 * @param sort fields in their order, all directions as given or all turned round
 * @param range the field asked for by a range, a prefix or the like
 * @param caveats what its reading leaves open
 */
record Wish(
    QueryTotal query,
    String namespace,
    List<String> equal,
    List<IndexFacts.Key> sort,
    @Nullable String range,
    List<String> caveats) {

  /** Fields of equality that go into an index: more of them seldom find fewer documents. */
  static final int MAX_EQUAL = 5;

  Wish {
    equal = List.copyOf(new TreeSet<>(equal));
    sort = List.copyOf(sort);
    caveats = List.copyOf(caveats);
  }

  /** The index with the fields of equality in this order. */
  List<IndexFacts.Key> keys(List<String> equalInOrder) {
    List<IndexFacts.Key> keys = new ArrayList<>();
    equalInOrder.forEach(field -> keys.add(new IndexFacts.Key(field, "1")));
    keys.addAll(sort);
    if (range != null) {
      keys.add(new IndexFacts.Key(range, "1"));
    }
    return keys;
  }

  /** Fields of equality that an index has to have. */
  int equalNeeded() {
    return Math.min(MAX_EQUAL, equal.size());
  }

  /** How many fields its index has. */
  int size() {
    return equalNeeded() + sort.size() + (range == null ? 0 : 1);
  }

  long nanos() {
    return query.stats().nanos();
  }
}
