package io.hotpath.recorder;

import io.hotpath.profile.StatementStats;
import io.hotpath.profile.StatementTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Adds what one request logged to its route, and notices what is logged again and again with the
 * same values. Confined to the collector's thread.
 */
final class RequestStatements {

  private final StatementRecorder statements;
  private final Set<Integer> emitted = new HashSet<>();

  /** By statement: hash of the values of the last event of the request before. */
  private final Map<Integer, Long> latest = new HashMap<>();

  RequestStatements(StatementRecorder statements) {
    this.statements = statements;
  }

  /** Adds all events of a request's threads. */
  void fold(Recording recording, StatementTable into) {
    emitted.clear();
    for (CallTree tree = recording.trees(); tree != null; tree = tree.next) {
      LogEntries logs = tree.logsSoFar();
      if (logs != null && logs.size() > 0) {
        fold(logs, into);
      }
    }
    emitted.forEach(statement -> into.of(statements.known(statement).statement).countRequest());
  }

  private void fold(LogEntries logs, StatementTable into) {
    for (int entry = 0; entry < logs.size(); entry++) {
      int statement = logs.statement(entry);
      StatementStats stats = into.of(statements.known(statement).statement);
      stats.addEmissions(
          logs.emitted(entry),
          logs.repeats(entry) + repeatOf(logs, entry),
          logs.nanos(entry),
          logs.enqueueNanos(entry));
      stats.addWritten(logs.bytes(entry), 0);
      stats.addSuppressed(logs.suppressed(entry), Math.max(0, logs.guards(entry)));
      if (logs.emitted(entry) > 0) {
        emitted.add(statement);
      }
    }
    for (LogEntries.Seen caller : logs.callers()) {
      into.of(statements.known(caller.statement()).statement).addCaller(caller.line(), 1);
    }
  }

  /** 1 where the first event repeats the last one of a request before. */
  private int repeatOf(LogEntries logs, int entry) {
    if (logs.emitted(entry) == 0) {
      return 0;
    }
    Long before = latest.put(logs.statement(entry), logs.latest(entry));
    return before != null && before == logs.first(entry) ? 1 : 0;
  }
}
