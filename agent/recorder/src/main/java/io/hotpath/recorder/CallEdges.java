package io.hotpath.recorder;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which methods called which others how often, by number. Confined to the collector's thread.
 * Bound: the positions of a window.
 */
final class CallEdges {

  private final Map<Integer, Map<Integer, Long>> byCallee = new HashMap<>();
  private final Map<Integer, Map<Integer, Long>> byCaller = new HashMap<>();

  void add(int caller, int callee, long calls) {
    if (calls > 0) {
      byCallee.computeIfAbsent(callee, key -> new HashMap<>()).merge(caller, calls, Long::sum);
      byCaller.computeIfAbsent(caller, key -> new HashMap<>()).merge(callee, calls, Long::sum);
    }
  }

  Set<Integer> callers(int method) {
    return byCallee.getOrDefault(method, Map.of()).keySet();
  }

  Set<Integer> callees(int method) {
    return byCaller.getOrDefault(method, Map.of()).keySet();
  }

  /** Whether the caller's own calls tell how often it called the other. */
  boolean isFixed(int caller, int callee, FixedCalls fixed) {
    long runs =
        byCallee.getOrDefault(caller, Map.of()).values().stream().mapToLong(Long::longValue).sum();
    long calls = byCaller.getOrDefault(caller, Map.of()).getOrDefault(callee, 0L);
    return calls == runs * fixed.times(caller, callee);
  }
}
