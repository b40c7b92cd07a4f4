package io.hotpath.advice;

import io.hotpath.profile.IndexFacts;
import io.hotpath.profile.QueryTotal;
import io.hotpath.shape.Filter;
import io.hotpath.shape.SortField;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One search in a collection: a filter, the order asked for, and whether all that is found is read.
 * Turns it into wishes: equality first, then the sort, then one range.
 *
 * @param limited whether only the first of the documents found are read
 */
record Search(
    QueryTotal query,
    String namespace,
    Filter filter,
    List<SortField> sort,
    boolean limited,
    List<String> caveats) {

  /** Ranges of an index that a server merges to keep a sort; more are slow or sorted. */
  static final long MAX_MERGED = 20;

  /** Fields that an index can have. */
  private static final int MAX_FIELDS = 32;

  private static final String ID = "_id";

  Reading read() {
    return read(filter, caveats);
  }

  private Reading read(Filter part, List<String> notes) {
    FilterFields fields = FilterFields.of(part);
    String refusal = fields.refusal();
    if (refusal != null) {
      return Reading.none(refusal);
    }
    if (fields.equal.contains(ID)) {
      return Reading.none(Reasons.BY_ID);
    }
    boolean ownFields = !fields.equal.isEmpty() || !fields.ranges().isEmpty();
    if (!ownFields && !fields.ors.isEmpty()) {
      return readBranches(fields, notes);
    }
    return readFields(fields, notes);
  }

  /** Of several {@code $or} one is enough: the first in which all branches find an index. */
  private Reading readBranches(FilterFields fields, List<String> notes) {
    Reading reading = Reading.none(Reasons.OTHER_CONDITION);
    for (List<Filter> branches : fields.ors) {
      reading = readBranches(branches, notes);
      if (!reading.wishes().isEmpty()) {
        break;
      }
    }
    return reading;
  }

  private Reading readBranches(List<Filter> branches, List<String> notes) {
    List<String> branchNotes = new ArrayList<>(notes);
    branchNotes.add(Caveats.BRANCH);
    List<Wish> wishes = new ArrayList<>();
    for (Filter branch : branches) {
      Reading reading = read(branch, branchNotes);
      String reason = reading.reason();
      if (reason != null && !reason.equals(Reasons.BY_ID)) {
        return Reading.none(Reasons.branch(reason));
      }
      wishes.addAll(reading.wishes());
    }
    return wishes.isEmpty() ? Reading.none(Reasons.BY_ID) : new Reading(wishes, null);
  }

  private Reading readFields(FilterFields fields, List<String> notes) {
    if (sort.stream().anyMatch(field -> field.path().equals("$natural"))) {
      return Reading.none(Reasons.NATURAL);
    }
    List<IndexFacts.Key> order = order(fields);
    Set<String> equal = new TreeSet<>(fields.equal);
    order.forEach(key -> equal.remove(key.field()));
    List<String> ranges = fields.ranges();
    boolean ranged = !ranges.isEmpty();
    ranges.removeIf(range -> order.stream().anyMatch(key -> key.field().equals(range)));
    if (equal.isEmpty() && !ranged && !isWorthSorting(fields, order)) {
      return Reading.none(whyNothing(fields, order));
    }
    Wish wish =
        new Wish(
            query,
            namespace,
            List.copyOf(equal),
            order,
            ranges.isEmpty() ? null : ranges.get(0),
            caveats(fields, equal, order, ranges, notes));
    if (wish.size() > MAX_FIELDS) {
      return Reading.none(Reasons.TOO_MANY_FIELDS);
    }
    return wish.keys(wish.equal()).get(0).field().equals(ID)
        ? Reading.none(Reasons.BY_ID)
        : Reading.of(wish);
  }

  /**
   * The part of the sort that an index has to keep: a field that equals one value is sorted anyway,
   * and behind {@code _id} nothing is left to sort.
   */
  private List<IndexFacts.Key> order(FilterFields fields) {
    List<IndexFacts.Key> order = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (SortField field : sort) {
      if (field.direction() == 0 || Paths.areData(field.path())) {
        return List.of();
      }
      boolean oneValue = fields.equal.contains(field.path()) && !fields.in.contains(field.path());
      if (!oneValue && seen.add(field.path())) {
        order.add(new IndexFacts.Key(field.path(), Integer.toString(field.direction())));
      }
      if (field.path().equals(ID)) {
        break;
      }
    }
    return order;
  }

  /** Whether an index for the order alone pays: the first documents in order are soon found. */
  private boolean isWorthSorting(FilterFields fields, List<IndexFacts.Key> order) {
    return !order.isEmpty() && limited && fields.letsMostThrough();
  }

  private static String whyNothing(FilterFields fields, List<IndexFacts.Key> order) {
    String obstacle = fields.obstacle();
    if (obstacle != null) {
      return obstacle;
    }
    return order.isEmpty() ? Reasons.ALL_DOCUMENTS : Reasons.ALL_SORTED;
  }

  private List<String> caveats(
      FilterFields fields,
      Set<String> equal,
      List<IndexFacts.Key> order,
      List<String> ranges,
      List<String> notes) {
    List<String> all = new ArrayList<>(notes);
    long longestIn = query.stats().longestIn();
    if (!order.isEmpty()
        && longestIn > MAX_MERGED
        && equal.stream().anyMatch(fields.in::contains)) {
      all.add(Caveats.longIn(longestIn));
    }
    if (!fields.arrays.isEmpty()) {
      all.add(Caveats.arrays(fields.arrays));
    }
    if (ranges.size() > 1) {
      all.add(Caveats.ranges(ranges));
    }
    if (equal.isEmpty() && !order.isEmpty() && !ranges.isEmpty()) {
      all.add(Caveats.sortBeforeRange(ranges.get(0)));
    }
    return all;
  }
}
