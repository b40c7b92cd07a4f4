package io.hotpath.recorder;

import io.hotpath.recorder.ProbeRemover.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Holds what probes cost below the share of CPU that the user allows. First clocks are thinned,
 * until they take half of it. Where counting alone costs too much, the methods that cost most lose
 * their probes, and get them back when there are so few requests that they fit. Confined to the
 * collector's thread.
 *
 * <p>First the callers of such methods are woven to count them. If in the next period they counted
 * exactly what a probe counted, the probe goes, where {@link ProbeChoice} finds that nothing is
 * lost by it. Only where that is not enough (a method calls itself, it is called by reflection,
 * through an interface, from outside of the application) probes go whose methods are no longer
 * seen, which the report names.
 *
 * <p>With the first change, whether the budget asks for it or not, the methods that are called most
 * are woven to count calls of those that are too small for a probe: only then these are known.
 *
 * <p>The share is of the process's CPU time, and never less than the same share of one processor:
 * an application that idles loses nothing. Bounds of what is woven: nothing in the first {@code
 * quiet} nanoseconds; {@link #MAX_METHODS} methods at once; {@link #MAX_TIMES} times in all, at
 * intervals that double from {@code quiet} up to {@link #MAX_INTERVAL_NANOS}, and {@link
 * #MAX_HOT_TIMES} times for small methods alone.
 */
final class Budget {

  static final long MAX_INTERVAL_NANOS = 600_000_000_000L;
  static final int MAX_METHODS = 200;
  static final int MAX_TIMES = 20;
  static final int MAX_HOT_TIMES = 5;

  /** Probes come back after so many times {@code quiet}, with requests, in which all would fit. */
  static final int CALM_TIMES = 4;

  static final String UNSEEN = "probe removed, it cost more than budget allows: no longer seen";
  static final String COUNTED =
      "probe removed, it cost more than budget allows: counted where it is called";

  /** What remains is to be this part of what is allowed, lest the next period is above it again. */
  private static final double AIM = 0.5;

  /** The same where calls are lost or clocks are read more often: no more than must be. */
  private static final double FULL_AIM = 0.8;

  /** A probe that costs less than this part of what is allowed stays: nothing would be gained. */
  private static final double LEAST = 0.01;

  /** Methods that are called less than this part of all calls are no reason for a change. */
  private static final double LEAST_CALLS = 0.01;

  private final double share;
  private final Governor governor;
  private final MethodTable methods;
  private final Ledger ledger;
  private final MethodCalls calls;
  private final long quiet;
  private ProbeRemover remover = ProbeRemover.NONE;
  private long requests;
  private boolean started;
  private long due;
  private long interval;
  private int times;
  private int hotTimes;

  /** Since the last change: the first of them has requests that began before it. */
  private int periods;

  /** How long requests were so few that all probes would fit; a break without any counts not. */
  private long calmNanos;

  /** By method: what its probe cost a request when it was removed. */
  private final Map<Integer, Double> removed = new HashMap<>();

  /** Methods whose calls callers count as well. */
  private final Set<Integer> counted = new HashSet<>();

  /** Methods that count, where they call them, those that are too small for a probe. */
  private final Set<Integer> hot = new HashSet<>();

  /**
   * @param percent of CPU that probes may cost
   * @param quiet nanoseconds before the first change, and at least between changes
   */
  Budget(double percent, long quiet, Governor governor, MethodTable methods, Ledger ledger) {
    this.share = percent / 100;
    this.quiet = quiet;
    this.interval = quiet;
    this.governor = governor;
    this.methods = methods;
    this.ledger = ledger;
    this.calls = new MethodCalls(governor);
  }

  void removeWith(ProbeRemover how) {
    remover = how;
  }

  /** Where the calls of this period are added. */
  MethodCalls calls() {
    return calls;
  }

  void countRequest() {
    requests++;
  }

  /**
   * A window or a part of one is over: removes or restores what has to be.
   *
   * @param now of the monotonic clock
   * @param spanNanos how long it was
   * @param cpuNanos that the process used in it
   * @param callers adds who called whom in this period
   */
  void close(long now, long spanNanos, long cpuNanos, Consumer<CallEdges> callers) {
    if (!started) {
      started = true;
      due = now - spanNanos + quiet;
    }
    periods++;
    double allowed = share * Math.max(cpuNanos, spanNanos);
    double cost = calls.cost() - fitClocks(allowed);
    calmNanos = isCalm(allowed) ? calmNanos + spanNanos : 0;
    if (now - due >= 0 && periods > 1 && times < MAX_TIMES && remover != ProbeRemover.NONE) {
      Change change = cost > allowed ? removal(cost, allowed, callers) : restoration();
      if (!change.isEmpty()) {
        spend(change, now);
        governor.countAtSites(remover.weaveAgain(change));
      }
    }
    calls.clear();
    requests = 0;
  }

  /**
   * How often clocks are read is data: nothing is woven for it, and no call is lost.
   *
   * @return what is saved by it from now on
   */
  private double fitClocks(double allowed) {
    double clocks = calls.clockCost();
    if (calls.cost() > allowed && clocks > AIM * allowed) {
      int times = (int) Math.ceil(Math.log(clocks / (AIM * allowed)) / Math.log(2));
      return clocks * governor.thinClocks(times);
    }
    // The room that is left is for calls that are not seen, first of all.
    boolean seesAll = removed.keySet().stream().allMatch(governor::isCountedAtSites);
    if (seesAll && calls.cost() + clocks < FULL_AIM * allowed) {
      governor.thickenClocks();
    }
    return 0;
  }

  /** Changes that the budget does not need are few, and keep none from it. */
  private void spend(Change change, long now) {
    periods = 0;
    if (change.isOnlyHot()) {
      hotTimes++;
      due = now + quiet;
    } else {
      times++;
      due = now + interval;
      interval = Math.min(MAX_INTERVAL_NANOS, interval * 2);
    }
  }

  /**
   * @param cost of the next period, if nothing were removed
   */
  private Change removal(double cost, double allowed, Consumer<CallEdges> callers) {
    CallEdges edges = new CallEdges();
    callers.accept(edges);
    ProbeChoice choice =
        new ProbeChoice(governor, calls, methods.fixedCalls(), edges, removed.keySet());
    Set<Integer> dear = dear(allowed);
    Set<Integer> going = choice.known(shared(dear, counted), cost - AIM * allowed);
    dear.removeAll(going);
    Map<Integer, Set<Integer>> next = new TreeMap<>();
    dear.stream()
        .filter(method -> !counted.contains(method) && choice.mayBeKnown(method, methods))
        .forEach(method -> next.put(method, edges.callers(method)));
    dear.removeAll(next.keySet());
    double left = cost - cost(going) - cost(next.keySet());
    counted.addAll(next.keySet());
    going.forEach(method -> remove(method, true));
    Set<Integer> unseen =
        left > allowed
            ? choice.unseen(dear, left - FULL_AIM * allowed, seenWithoutProbe())
            : Set.of();
    unseen.forEach(method -> remove(method, false));
    choice.lostWith(unseen, seenWithoutProbe()).forEach(this::loseSight);
    going.addAll(unseen);
    return new Change(going, Set.of(), next, hot(going));
  }

  private static Set<Integer> shared(Set<Integer> some, Set<Integer> others) {
    Set<Integer> shared = new TreeSet<>(some);
    shared.retainAll(others);
    return shared;
  }

  private double cost(Set<Integer> some) {
    return some.stream().mapToDouble(calls::cost).sum();
  }

  /** The quick methods whose probes cost most. */
  private Set<Integer> dear(double allowed) {
    return IntStream.range(0, calls.end())
        .filter(method -> governor.isQuick(method) && calls.cost(method) > LEAST * allowed)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(calls::cost).reversed())
        .limit(MAX_METHODS)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<Integer> seenWithoutProbe() {
    return removed.keySet().stream()
        .filter(governor::isCountedAtSites)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void remove(int method, boolean seen) {
    governor.countAtSites(method, seen);
    removed.put(method, calls.cost(method) / Math.max(1, requests));
    ledger.skip(seen ? COUNTED : UNSEEN, described(method));
  }

  private void loseSight(int method) {
    governor.countAtSites(method, false);
    ledger.skip(UNSEEN, described(method));
  }

  /** With the calls up to now, and its share of those in this period. */
  private String described(int method) {
    long percent = Math.round(100.0 * calls.probed(method) / Math.max(1, calls.probed()));
    return methods.get(method).qualifiedName()
        + " ("
        + calls.ever(method)
        + " calls until then, "
        + Math.max(1, percent)
        + "% of all)";
  }

  /** Whether all probes would fit: what they would cost is known from the requests alone. */
  private boolean isCalm(double allowed) {
    double more = removed.values().stream().mapToDouble(each -> each * requests).sum();
    return calls.cost() + more <= AIM * allowed;
  }

  /** All or none. Not after a moment: what calls them is compiled once more for it. */
  private Change restoration() {
    Set<Integer> restored = Set.of();
    if (calmNanos >= CALM_TIMES * quiet) {
      restored = new TreeSet<>(removed.keySet());
      removed.clear();
    }
    return new Change(Set.of(), restored, Map.of(), hot(Set.of()));
  }

  /** Methods that make a share worth a change of the calls, and were not asked before. */
  private Set<Integer> hot(Set<Integer> going) {
    List<Integer> hottest = new ArrayList<>();
    for (int method = 0; method < calls.end(); method++) {
      if (calls.probed(method) > 0 && !hot.contains(method) && !going.contains(method)) {
        hottest.add(method);
      }
    }
    hottest.sort(Comparator.<Integer>comparingLong(calls::probed).reversed());
    Set<Integer> next = new TreeSet<>(hottest.subList(0, Math.min(MAX_METHODS, hottest.size())));
    long made = next.stream().mapToLong(calls::probed).sum();
    if (hotTimes >= MAX_HOT_TIMES || made < LEAST_CALLS * calls.probed()) {
      return Set.of();
    }
    hot.addAll(next);
    return next;
  }
}
