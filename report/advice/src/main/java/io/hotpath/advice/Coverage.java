package io.hotpath.advice;

import io.hotpath.profile.IndexFacts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether an index gives a query all it wants. Indexes are compared as lists of fields, never as
 * text: {@code a} is no beginning of {@code ab}.
 */
final class Coverage {

  private static final String ALL_FIELDS = "$**";

  private Coverage() {}

  /** Whether an existing index does; a restricted one never. */
  static boolean covers(IndexFacts index, Wish wish) {
    if (!index.restricted().isEmpty()) {
      return false;
    }
    return covers(index.keys(), wish) || (index.unique() && findsOne(index.keys(), wish));
  }

  /**
   * Whether an index of these fields does: it begins with what is wished, in an order that fits.
   */
  static boolean covers(List<IndexFacts.Key> keys, Wish wish) {
    if (keys.size() == 1 && keys.get(0).field().equals(ALL_FIELDS)) {
      return wish.size() == 1;
    }
    int at = equalAtTheFront(keys, wish);
    if (at < wish.equalNeeded()) {
      return false;
    }
    if (!sorts(keys.subList(at, keys.size()), wish.sort())) {
      return false;
    }
    int next = at + wish.sort().size();
    return wish.range() == null
        || (next < keys.size() && isSorted(keys.get(next)) && is(keys.get(next), wish.range()));
  }

  /** How many keys at the front of an index are asked for by equality, each once. */
  private static int equalAtTheFront(List<IndexFacts.Key> keys, Wish wish) {
    Set<String> left = new HashSet<>(wish.equal());
    int at = 0;
    while (at < keys.size() && servesEquality(keys.get(at)) && left.remove(keys.get(at).field())) {
      at++;
    }
    return at;
  }

  /** Whether the sort comes next, all directions as asked for or all turned round. */
  private static boolean sorts(List<IndexFacts.Key> keys, List<IndexFacts.Key> sort) {
    if (keys.size() < sort.size()) {
      return false;
    }
    boolean straight = true;
    boolean turned = true;
    for (int i = 0; i < sort.size(); i++) {
      IndexFacts.Key key = keys.get(i);
      if (!isSorted(key) || !is(key, sort.get(i).field())) {
        return false;
      }
      boolean same = key.direction().equals(sort.get(i).direction());
      straight &= same;
      turned &= !same;
    }
    return straight || turned;
  }

  /** A unique index whose fields are all asked for by equality leaves one document. */
  private static boolean findsOne(List<IndexFacts.Key> keys, Wish wish) {
    return keys.stream().allMatch(key -> servesEquality(key) && wish.equal().contains(key.field()));
  }

  /**
   * Whether one index is the beginning of another, so that the longer one does all the shorter one
   * does.
   */
  static boolean isProperPrefix(List<IndexFacts.Key> shorter, List<IndexFacts.Key> longer) {
    return shorter.size() < longer.size()
        && shorter.stream().allMatch(Coverage::isSorted)
        && sorts(longer, shorter);
  }

  /** Whether an index keeps the field's order: not {@code text}, {@code hashed} and the like. */
  static boolean isSorted(IndexFacts.Key key) {
    return key.direction().equals("1") || key.direction().equals("-1");
  }

  private static boolean servesEquality(IndexFacts.Key key) {
    return isSorted(key) || key.direction().equals("hashed");
  }

  private static boolean is(IndexFacts.Key key, String field) {
    return key.field().equals(field);
  }
}
