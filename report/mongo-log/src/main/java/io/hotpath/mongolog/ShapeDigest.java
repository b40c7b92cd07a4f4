package io.hotpath.mongolog;

import io.hotpath.profile.Query;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.Sum;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * What a server's log says of one kind of query. Sums stop at the largest number. Confined to one
 * thread.
 */
public final class ShapeDigest {

  /** Different plans, and different applications, that are kept; others count as one. */
  static final int MAX_NAMES = 16;

  private final Query query;
  private final QueryStats stats = new QueryStats();
  private final Map<String, Long> plans = new TreeMap<>();
  private final Map<String, Long> apps = new TreeMap<>();
  private long docsExamined;
  private long keysExamined;
  private long batches;
  private long sorts;
  private long spills;
  private long failures;
  private long cuts;

  ShapeDigest(Query query) {
    this.query = query;
  }

  void add(SlowOperation operation) {
    stats.countOperation(TimeUnit.MILLISECONDS.toNanos(operation.millis), 0);
    stats.addReplies(operation.returned, operation.modified, operation.replyBytes);
    docsExamined = Sum.of(docsExamined, operation.docsExamined);
    keysExamined = Sum.of(keysExamined, operation.keysExamined);
    batches += operation.isBatch() ? 1 : 0;
    sorts += operation.sorted ? 1 : 0;
    spills += operation.spilled ? 1 : 0;
    failures += operation.failed ? 1 : 0;
    cuts += operation.cut ? 1 : 0;
    count(plans, operation.plan);
    count(apps, operation.app);
  }

  private static void count(Map<String, Long> counts, String name) {
    if (!name.isEmpty()) {
      boolean kept = counts.containsKey(name) || counts.size() < MAX_NAMES;
      counts.merge(kept ? name : PlanSummary.OTHER, 1L, Long::sum);
    }
  }

  public Query query() {
    return query;
  }

  /** Operations, their time, documents returned and modified, bytes of replies. */
  public QueryStats stats() {
    return stats;
  }

  public long meanNanos() {
    return stats.nanos() / Math.max(1, stats.operations());
  }

  public long docsExamined() {
    return docsExamined;
  }

  public long keysExamined() {
    return keysExamined;
  }

  /** Operations that were further batches of a cursor. */
  public long batches() {
    return batches;
  }

  /** Operations that sorted what no index had in order. */
  public long sorts() {
    return sorts;
  }

  /** Operations that put what they sorted or grouped on the disk. */
  public long spills() {
    return spills;
  }

  public long failures() {
    return failures;
  }

  /** Operations whose command the server cut: the shape may lack parts. */
  public long cuts() {
    return cuts;
  }

  /** Plans and how often each was noted. */
  public Map<String, Long> plans() {
    return plans;
  }

  /** Names that clients gave themselves. */
  public Map<String, Long> apps() {
    return apps;
  }
}
