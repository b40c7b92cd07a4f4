package io.hotpath.agent;

import java.util.Collection;
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

  /** Whether no method has lost its probe, nor is counted by its callers. */
  boolean areAllAsFirstWoven() {
    return removed.isEmpty() && sites.isEmpty();
  }

  /** Calls that are counted where they are made. */
  CallSites sites() {
    return sites;
  }
}
