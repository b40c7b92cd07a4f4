package io.hotpath.recorder;

import io.hotpath.profile.Loss;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.QueryTable;
import io.hotpath.profile.Repeats;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Adds what one request asked of databases to its route, and notices what it asked again and again.
 * Confined to the collector's thread.
 *
 * <p>N+1: five operations or more of one kind in which exactly one value of the filter differs. Not
 * N+1: further batches of a cursor (they are no operations), pages (they ask with {@code skip}),
 * the same filter on other collections (another kind of query), and operations without a value.
 * Duplicates: a read whose values were all asked before.
 */
final class RequestQueries {

  /** Operations of one kind in one request from which on they are N+1. */
  static final int MANY = 5;

  /** Different values remembered of one kind in one request. */
  private static final int MAX_VALUES = 10_000;

  private final QueryRecorder queries;
  private final Ledger ledger;
  private final Map<Integer, Asked> asked = new HashMap<>();

  RequestQueries(QueryRecorder queries, Ledger ledger) {
    this.queries = queries;
    this.ledger = ledger;
  }

  /** One kind of query in this request. */
  private static final class Asked {
    long operations;
    long nanos;
    long firstNanos;
    int keys = -1;
    final int[] firstKeys = new int[Operations.MAX_KEYS];
    int differing;
    boolean unlike;
    final Set<Long> values = new HashSet<>();
    long again;
    long againNanos;
  }

  /** Adds all operations of a request's threads. */
  void fold(Recording recording, QueryTable into) {
    asked.clear();
    for (CallTree tree = recording.trees(); tree != null; tree = tree.next) {
      Operations operations = tree.operationsSoFar();
      if (operations != null && operations.size() > 0) {
        fold(operations, into);
      }
    }
    asked.forEach((query, repeats) -> count(repeats, into.of(queries.query(query))));
  }

  private void fold(Operations operations, QueryTable into) {
    for (int entry = 0; entry < operations.size(); entry++) {
      QueryStats stats = into.of(queries.query(operations.query(entry)));
      add(operations, entry, stats);
      if (!operations.isContinued(entry)) {
        repeat(operations, entry);
      }
    }
    for (Operations.Failure failure : operations.failures()) {
      into.of(queries.query(failure.query())).addFailure(failure.codeAndName(), 1);
    }
    for (Operations.Asked caller : operations.callers()) {
      into.of(queries.query(caller.query())).addCaller(caller.line(), 1);
    }
    ledger.lose(Loss.OPERATIONS_LOST, operations.lost());
  }

  private void add(Operations operations, int entry, QueryStats stats) {
    if (operations.isContinued(entry)) {
      stats.addNanos(operations.nanos(entry), operations.nanos(entry));
    } else {
      stats.countOperation(operations.nanos(entry), operations.statements(entry));
    }
    stats.addCommands(operations.commands(entry));
    stats.addReplies(
        operations.returned(entry), operations.modified(entry), operations.bytes(entry));
    stats.sawIn(operations.longestIn(entry));
    if (operations.wallNanos(entry) >= 0) {
      stats.addWall(operations.wallNanos(entry));
    }
    if (operations.poolNanos(entry) >= 0) {
      stats.addPoolWait(operations.poolNanos(entry));
    }
    if (operations.query(entry) == QueryNumbers.OTHER) {
      ledger.lose(Loss.QUERIES_FOLDED, 1);
    }
  }

  private void repeat(Operations operations, int entry) {
    Asked of = asked.computeIfAbsent(operations.query(entry), query -> new Asked());
    long nanos = operations.nanos(entry);
    int keys = operations.keys(entry);
    if (of.operations++ == 0) {
      of.firstNanos = nanos;
      of.keys = keys;
    }
    of.nanos += nanos;
    of.unlike |= keys != of.keys || keys == 0 || keys > Operations.MAX_KEYS;
    of.unlike |= operations.pages(entry);
    for (int i = 0; i < keys && !of.unlike; i++) {
      int key = operations.key(entry, i);
      if (of.operations == 1) {
        of.firstKeys[i] = key;
      } else if (of.firstKeys[i] != key) {
        of.differing |= 1 << i;
      }
    }
    boolean isNew = of.values.size() >= MAX_VALUES || of.values.add(operations.values(entry));
    if (operations.reads(entry) && !isNew) {
      of.again++;
      of.againNanos += nanos;
    }
  }

  private static void count(Asked repeats, QueryStats stats) {
    if (repeats.operations >= MANY && !repeats.unlike && Integer.bitCount(repeats.differing) == 1) {
      stats.addVarying(
          new Repeats(
              1, repeats.operations, repeats.nanos - repeats.firstNanos, repeats.operations));
    }
    if (repeats.again > 0) {
      stats.addDuplicates(new Repeats(1, repeats.again, repeats.againNanos, repeats.again));
    }
  }
}
