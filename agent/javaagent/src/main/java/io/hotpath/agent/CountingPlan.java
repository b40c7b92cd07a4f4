package io.hotpath.agent;

import io.hotpath.agent.CallSite.Counting;
import io.hotpath.recorder.FixedCalls;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How one method counts the calls that it makes: {@link FixedCalls fixed} ones not at all, others
 * in a variable for each method that is called.
 *
 * @param sites the calls in the order of the code
 * @param variables what each begins with, by the method that is called
 * @param sequence number of the fixed calls' {@link FixedCalls#sequence}; 0 for none
 */
record CountingPlan(List<CallSite> sites, Map<Integer, Integer> variables, int sequence) {

  static final CountingPlan NOTHING = new CountingPlan(List.of(), Map.of(), 0);

  /**
   * Counts what the JIT allows: a method that it would no longer inline leaves trivial ones out,
   * one that it would no longer compile all.
   *
   * @param found the calls in the order of the code
   * @param trivial methods that never had a probe
   */
  static CountingPlan of(
      int caller,
      MethodFacts method,
      List<CallSite> found,
      Set<Integer> trivial,
      FixedCalls fixed) {
    if (method.staysInlinedWith(found)) {
      return of(caller, found, fixed);
    }
    List<CallSite> fewer =
        found.stream()
            .map(site -> trivial.contains(site.callee()) ? site.with(Counting.NONE) : site)
            .toList();
    return method.staysCompiledWith(fewer) ? of(caller, fewer, fixed) : NOTHING;
  }

  /**
   * Where the same method of another class loader has other code and was first, each run stands for
   * calls that this code may not make: then its variable begins below zero.
   */
  private static CountingPlan of(int caller, List<CallSite> found, FixedCalls fixed) {
    Map<Integer, Integer> times = new TreeMap<>();
    found.forEach(site -> times.merge(site.callee(), site.isFixed() ? 1 : 0, Integer::sum));
    Map<Integer, Integer> variables = new TreeMap<>();
    fixed
        .fix(caller, times)
        .forEach(
            (callee, inForce) -> {
              if (!inForce.equals(times.getOrDefault(callee, 0))) {
                variables.put(callee, -inForce);
              }
            });
    List<CallSite> sites =
        found.stream()
            .map(
                site ->
                    site.isFixed() && variables.containsKey(site.callee())
                        ? site.with(Counting.EACH)
                        : site)
            .toList();
    sites.stream()
        .filter(CallSite::isCountedEach)
        .forEach(site -> variables.putIfAbsent(site.callee(), 0));
    List<Integer> sequence =
        sites.stream().filter(CallSite::isFixed).map(CallSite::callee).toList();
    return new CountingPlan(sites, variables, fixed.sequence(caller, sequence));
  }

  /**
   * For a method without a probe, which can count nothing but say what an exception kept it from.
   */
  CountingPlan ofFixed() {
    List<CallSite> fixed =
        sites.stream().map(site -> site.isCountedEach() ? site.with(Counting.NONE) : site).toList();
    return new CountingPlan(fixed, Map.of(), sequence);
  }

  boolean hasFixed() {
    return sequence > 0;
  }

  /** Variables of the method for it, one slot each. */
  int size() {
    return variables.size() + (hasFixed() ? 1 : 0);
  }
}
