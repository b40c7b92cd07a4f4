package io.hotpath.recorder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * Which methods lose their probes, so that as much as can be is still counted without them.
 *
 * <p>A call that each run of its caller makes is known from the caller's count, and so on up to one
 * that has a probe; any other call must be counted by a caller with a probe. So of methods that
 * call each other in a loop or under a condition one keeps its probe: the one that costs less.
 *
 * <p>Confined to the collector's thread; made for one decision.
 */
final class ProbeChoice {

  private final Governor governor;
  private final MethodCalls calls;
  private final FixedCalls fixed;
  private final CallEdges edges;
  private final Set<Integer> without;

  /**
   * @param calls of the period that is over
   * @param edges of the same calls, or more
   * @param without methods that lost their probes before
   */
  ProbeChoice(
      Governor governor,
      MethodCalls calls,
      FixedCalls fixed,
      CallEdges edges,
      Set<Integer> without) {
    this.governor = governor;
    this.calls = calls;
    this.fixed = fixed;
    this.edges = edges;
    this.without = without;
  }

  /**
   * Methods that can go without a call being lost.
   *
   * @param quick methods to choose from, which callers have counted in this period
   * @param wanted what is to be saved, in nanoseconds
   */
  Set<Integer> known(Set<Integer> quick, double wanted) {
    List<Integer> mostFirst = new ArrayList<>(quick);
    mostFirst.sort(Comparator.<Integer>comparingDouble(this::gain).reversed());
    return first(
        mostFirst,
        wanted,
        (method, chosen) -> calls.callersAgree(method) && staysKnown(method, chosen));
  }

  /**
   * Those that may go, until so much is saved.
   *
   * @param mayGo with those that were chosen before it
   */
  private Set<Integer> first(
      List<Integer> ordered, double wanted, BiPredicate<Integer, Set<Integer>> mayGo) {
    Set<Integer> chosen = new TreeSet<>();
    double saved = 0;
    for (int method : ordered) {
      if (saved < wanted && mayGo.test(method, chosen)) {
        chosen.add(method);
        saved += calls.cost(method);
      }
    }
    return chosen;
  }

  /** What it saves, less what others cost that must keep their probes for it. */
  private double gain(int method) {
    double lost =
        edges.callees(method).stream()
            .filter(callee -> governor.isQuick(callee) && !edges.isFixed(method, callee, fixed))
            .mapToDouble(calls::cost)
            .sum();
    return calls.cost(method) - lost;
  }

  /** Whether its calls, and those of others that it makes, are known when it goes as well. */
  private boolean staysKnown(int method, Set<Integer> chosen) {
    return edges.callers(method).stream()
            .allMatch(caller -> isProbed(caller, chosen) || edges.isFixed(caller, method, fixed))
        && edges.callees(method).stream()
            .allMatch(callee -> isProbed(callee, chosen) || edges.isFixed(method, callee, fixed));
  }

  private boolean isProbed(int method, Set<Integer> chosen) {
    return calls.ever(method) > 0 && !without.contains(method) && !chosen.contains(method);
  }

  /** Whether callers may be able to count it: none is unknown, and it does not call itself. */
  boolean mayBeKnown(int method, MethodTable methods) {
    Set<Integer> callers = edges.callers(method);
    return !callers.isEmpty()
        && callers.stream().noneMatch(caller -> caller == method || methods.get(caller).isPseudo());
  }

  /**
   * Methods that go though their calls are lost; last those from whose calls others are known.
   *
   * @param quick methods to choose from
   * @param wanted what is to be saved, in nanoseconds
   * @param counted methods without probes that are known
   */
  Set<Integer> unseen(Set<Integer> quick, double wanted, Set<Integer> counted) {
    Map<Integer, Integer> losses = new HashMap<>();
    quick.forEach(method -> losses.put(method, lostWith(Set.of(method), counted).size()));
    List<Integer> leastLostFirst = new ArrayList<>(quick);
    leastLostFirst.sort(
        Comparator.<Integer>comparingInt(losses::get)
            .thenComparing(Comparator.<Integer>comparingDouble(calls::cost).reversed()));
    return first(leastLostFirst, wanted, (method, chosen) -> true);
  }

  /** Those of these that are no longer known when the others go unseen. */
  Set<Integer> lostWith(Set<Integer> unseen, Set<Integer> counted) {
    Set<Integer> lost = new TreeSet<>();
    boolean found = true;
    while (found) {
      found = false;
      for (int method : counted) {
        boolean hit =
            edges.callers(method).stream()
                .anyMatch(caller -> unseen.contains(caller) || lost.contains(caller));
        found |= hit && lost.add(method);
      }
    }
    return lost;
  }
}
