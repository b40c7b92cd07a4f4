package io.hotpath.agent;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which methods are woven without a probe, and whose calls are counted by callers. Thread-safe. */
final class Probes {

  private final Set<Integer> removed = ConcurrentHashMap.newKeySet();
  private final CallSites sites = new CallSites();

  boolean isRemoved(int method) {
    return removed.contains(method);
  }

  void remove(Collection<Integer> methods) {
    removed.addAll(methods);
  }

  void restore(Collection<Integer> methods) {
    removed.removeAll(methods);
  }

  /** Those methods of a class that keep theirs, by name and descriptor: of most classes, all. */
  Map<String, Integer> kept(Map<String, Integer> methods) {
    if (removed.isEmpty()) {
      return methods;
    }
    Map<String, Integer> kept = new HashMap<>(methods);
    kept.values().removeAll(removed);
    return kept;
  }

  /** Calls that are counted where they are made. */
  CallSites sites() {
    return sites;
  }
}
