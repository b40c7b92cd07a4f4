package io.hotpath.text;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Method;
import io.hotpath.profile.Sum;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of a {@link MethodTable}: all calls of a method, from wherever. Its callers are such
 * rows as well: the method is then the caller, the figures are those of the calls from there.
 * Read-only outside this package; nanoseconds.
 */
public final class MethodRow {

  /**
   * Caller of recursive calls that the recorder folded into an ancestor: who called is not known.
   */
  public static final Method FOLDED = new Method("", "(folded recursion)", "", 0);

  private final Method method;
  private final Map<Method, MethodRow> callers = new TreeMap<>();
  private long calls;
  private long primitiveCalls;
  private long selfNanos;
  private long cumulativeNanos;
  private boolean selfEstimated;
  private boolean cumulativeEstimated;
  private int active;

  MethodRow(Method method) {
    this.method = method;
  }

  public Method method() {
    return method;
  }

  /** All calls, exact. */
  public long calls() {
    return calls;
  }

  /** Calls that were not made while the same method was already running: not recursive ones. */
  public long primitiveCalls() {
    return primitiveCalls;
  }

  /** Time in the method without what it calls. */
  public long selfNanos() {
    return selfNanos;
  }

  /** Time in the method and what it calls; of recursive calls only the outermost count. */
  public long cumulativeNanos() {
    return cumulativeNanos;
  }

  /** Whether {@link #selfNanos} has time of calls that were not timed. */
  public boolean isSelfEstimated() {
    return selfEstimated;
  }

  /** Whether {@link #cumulativeNanos} has time of calls that were not timed. */
  public boolean isCumulativeEstimated() {
    return cumulativeEstimated;
  }

  /** Who called, by name; the calls of all callers together are {@link #calls}. */
  public Collection<MethodRow> callers() {
    return Collections.unmodifiableCollection(callers.values());
  }

  MethodRow caller(Method caller) {
    return callers.computeIfAbsent(caller, MethodRow::new);
  }

  /** A position of this method begins on the path that is walked. */
  void enter(CallNode node) {
    calls = Sum.of(calls, node.calls());
    selfNanos = Sum.of(selfNanos, node.selfNanos());
    selfEstimated |= node.isSelfEstimated();
    if (active == 0) {
      primitiveCalls = Sum.of(primitiveCalls, node.calls());
      cumulativeNanos = Sum.of(cumulativeNanos, node.totalNanos());
      cumulativeEstimated |= node.untimedCalls() > 0;
    }
    active++;
  }

  /** The position ends. */
  void leave() {
    active--;
  }

  void addFolded(long folded) {
    calls = Sum.of(calls, folded);
  }
}
