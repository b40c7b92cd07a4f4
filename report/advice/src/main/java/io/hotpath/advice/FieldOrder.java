package io.hotpath.advice;

import io.hotpath.profile.IndexFacts;
import io.hotpath.profile.Sum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * In which order fields of equality go into an index. For the query itself any order serves, so the
 * one is taken that serves most of the other queries as well, then one that makes an existing index
 * superfluous, then the fields that most queries ask for.
 */
final class FieldOrder {

  private final Wish wish;
  private final List<Wish> others;
  private final List<IndexFacts> replaceable;
  private List<IndexFacts.Key> best = List.of();
  private long bestNanos = -1;
  private long bestReplaced = -1;

  private FieldOrder(Wish wish, List<Wish> others, List<IndexFacts> replaceable) {
    this.wish = wish;
    this.others = others;
    this.replaceable = replaceable;
  }

  /**
   * The index for a wish.
   *
   * @param wishes all of the collection
   * @param replaceable existing indexes that may be dropped when a longer one does their work
   */
  static List<IndexFacts.Key> keysFor(Wish wish, List<Wish> wishes, List<IndexFacts> replaceable) {
    Set<String> fields = fields(wish);
    List<Wish> others =
        wishes.stream()
            .filter(other -> other.equal().size() < wish.equal().size())
            .filter(other -> fields.containsAll(fields(other)))
            .toList();
    FieldOrder order = new FieldOrder(wish, others, replaceable);
    order.tryAll(List.of(), mostShared(wish, wishes));
    return order.best;
  }

  private static List<String> mostShared(Wish wish, List<Wish> wishes) {
    Comparator<String> shared =
        Comparator.comparingLong(
            field -> -wishes.stream().filter(other -> other.equal().contains(field)).count());
    return wish.equal().stream()
        .sorted(shared.thenComparing(Comparator.naturalOrder()))
        .limit(Wish.MAX_EQUAL)
        .toList();
  }

  /** At most 120 orders; of equally good ones the first stays, which has the most shared first. */
  private void tryAll(List<String> front, List<String> left) {
    if (left.isEmpty()) {
      tryOne(wish.keys(front));
      return;
    }
    for (String next : left) {
      List<String> longer = new ArrayList<>(front);
      longer.add(next);
      List<String> rest = new ArrayList<>(left);
      rest.remove(next);
      tryAll(longer, rest);
    }
  }

  private void tryOne(List<IndexFacts.Key> keys) {
    long nanos =
        others.stream()
            .filter(other -> Coverage.covers(keys, other))
            .mapToLong(Wish::nanos)
            .reduce(0, Sum::of);
    long replaced =
        replaceable.stream().filter(index -> Coverage.isProperPrefix(index.keys(), keys)).count();
    if (nanos > bestNanos || (nanos == bestNanos && replaced > bestReplaced)) {
      best = keys;
      bestNanos = nanos;
      bestReplaced = replaced;
    }
  }

  private static Set<String> fields(Wish wish) {
    Set<String> fields = new HashSet<>(wish.equal());
    wish.sort().forEach(key -> fields.add(key.field()));
    if (wish.range() != null) {
      fields.add(wish.range());
    }
    return fields;
  }
}
