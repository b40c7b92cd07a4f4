package io.hotpath.agent;

import io.hotpath.agent.CallSite.Counting;
import io.hotpath.recorder.FixedCalls;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which methods are woven without a probe, and whose calls are counted by callers. Thread-safe. */
final class Probes {

  private final Set<Integer> removed = ConcurrentHashMap.newKeySet();
  private final FixedCalls fixed;
  private volatile CallSites sites = CallSites.NONE;
  private final TrivialMethods trivial = new TrivialMethods();
  private volatile Set<Integer> never = Set.of();
  private final Set<Integer> counted = ConcurrentHashMap.newKeySet();

  /**
   * @param fixed where calls are noted that need no counting
   */
  Probes(FixedCalls fixed) {
    this.fixed = fixed;
  }

  boolean isRemoved(int method) {
    return removed.contains(method);
  }

  void remove(Collection<Integer> methods) {
    removed.addAll(methods);
  }

  void restore(Collection<Integer> methods) {
    removed.removeAll(methods);
  }

  /** The numbers of a class's methods, 0 for those that lost theirs: of most classes, none. */
  int[] kept(int[] methods) {
    if (removed.isEmpty()) {
      return methods;
    }
    int[] kept = methods.clone();
    for (int i = 0; i < kept.length; i++) {
      kept[i] = isRemoved(kept[i]) ? 0 : kept[i];
    }
    return kept;
  }

  /** Methods that never have one. */
  TrivialMethods trivial() {
    return trivial;
  }

  /** Calls that are counted where they are made. */
  CallSites sites() {
    return sites;
  }

  /**
   * From now on these are, too, in classes that are woven. By the one thread that changes.
   *
   * @param lost methods that lost their probes, by {@link CallSites#key}
   * @param small methods that never had one
   */
  void countAt(Map<String, Integer> lost, Map<String, Integer> small) {
    never = Set.copyOf(small.values());
    sites = sites.with(small).with(lost);
  }

  /** How a method counts the calls that were found in its code. */
  CountingPlan plan(int caller, MethodFacts method, List<CallSite> found) {
    CountingPlan plan = CountingPlan.of(caller, method, found, never, fixed);
    plan.sites().stream()
        .filter(site -> site.counting() != Counting.NONE)
        .map(CallSite::callee)
        .filter(never::contains)
        .forEach(counted::add);
    return plan;
  }

  /** Methods that never had one and that woven code counts now. */
  Set<Integer> counted() {
    return counted;
  }
}
