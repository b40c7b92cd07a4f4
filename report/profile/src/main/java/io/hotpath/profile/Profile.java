package io.hotpath.profile;

import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A measurement: one window of one process, or any number of them merged. Merging is associative
 * and commutative, so a fleet is merged in the same way as two windows.
 *
 * <p>The recorder fills one for each window; the reader adds up what it finds in files. Confined to
 * one thread. Unbounded in itself: the recorder bounds routes and trees, the reader bounds files.
 */
public final class Profile {

  /**
   * Different fault texts kept, the alphabetically first (so that merging stays associative); the
   * others count as {@link #OTHER_FAULTS}.
   */
  public static final int MAX_FAULTS = 100;

  /** Text of the faults beyond {@link #MAX_FAULTS} different ones. */
  public static final String OTHER_FAULTS = "(other)";

  /** Place of what ran outside of requests: at start-up, in background tasks. */
  public static final String NO_REQUEST = "(no request)";

  /**
   * Place of what cannot be known for certain to be of a request: answers on threads of a driver,
   * log events on threads that write them.
   */
  public static final String UNATTRIBUTED = "(unattributed)";

  private final NavigableSet<String> instances = new TreeSet<>();
  private final NavigableMap<String, RouteProfile> routes = new TreeMap<>();
  private final NavigableMap<String, QueryTable> elsewhere = new TreeMap<>();
  private final NavigableMap<String, StatementTable> statementsElsewhere = new TreeMap<>();
  private final NavigableMap<String, CollectionFacts> collections = new TreeMap<>();
  private final NavigableMap<Query, PlanFacts> plans = new TreeMap<>();
  private final Map<Loss, Long> losses = new EnumMap<>(Loss.class);
  private final NavigableMap<String, Skipped> skipped = new TreeMap<>();
  private final NavigableMap<String, Long> faults = new TreeMap<>();
  long startMillis = Long.MAX_VALUE;
  long endMillis = Long.MIN_VALUE;
  long windows;
  long wovenClasses;
  long wovenMethods;
  long probeNanos;
  long threadNanos;

  /** The processes measured, as {@code host:pid:start}. */
  public NavigableSet<String> instances() {
    return instances;
  }

  /** By route name. */
  public NavigableMap<String, RouteProfile> routes() {
    return routes;
  }

  /** The profile of a route; made if it is not there. */
  public RouteProfile route(String name) {
    return routes.computeIfAbsent(name, RouteProfile::new);
  }

  /** Queries that belong to no route, by {@link #NO_REQUEST} or {@link #UNATTRIBUTED}. */
  public NavigableMap<String, QueryTable> elsewhere() {
    return elsewhere;
  }

  /** The queries of such a place; made if they are not there. */
  public QueryTable elsewhere(String place) {
    return elsewhere.computeIfAbsent(place, p -> new QueryTable());
  }

  /** Whether nothing was asked of the application and nothing by it. */
  public boolean isEmpty() {
    return routes.isEmpty()
        && elsewhere.isEmpty()
        && collections.isEmpty()
        && plans.isEmpty()
        && statementsElsewhere.isEmpty();
  }

  /** Log statements that belong to no route, by the same places as queries. */
  public NavigableMap<String, StatementTable> statementsElsewhere() {
    return statementsElsewhere;
  }

  /** The log statements of such a place; made if they are not there. */
  public StatementTable statementsElsewhere(String place) {
    return statementsElsewhere.computeIfAbsent(place, p -> new StatementTable());
  }

  /** What databases said of their collections, by namespace. */
  public NavigableMap<String, CollectionFacts> collections() {
    return collections;
  }

  public void addCollection(String namespace, CollectionFacts facts) {
    collections.merge(namespace, facts, CollectionFacts::later);
  }

  /** How databases would run queries. */
  public NavigableMap<Query, PlanFacts> plans() {
    return plans;
  }

  public void addPlan(Query query, PlanFacts plan) {
    plans.merge(query, plan, PlanFacts::later);
  }

  /** What is missing; only what is not zero is there. */
  public Map<Loss, Long> losses() {
    return losses;
  }

  /** Classes and methods that are not in the trees, by reason. */
  public NavigableMap<String, Skipped> skipped() {
    return skipped;
  }

  /** Failures of Hotpath's own code, by text. */
  public NavigableMap<String, Long> faults() {
    return faults;
  }

  /** Earliest start; {@link Long#MAX_VALUE} while nothing was measured. */
  public long startMillis() {
    return startMillis;
  }

  /** Latest end; {@link Long#MIN_VALUE} while nothing was measured. */
  public long endMillis() {
    return endMillis;
  }

  /** Windows merged into this profile. */
  public long windows() {
    return windows;
  }

  public long wovenClasses() {
    return wovenClasses;
  }

  public long wovenMethods() {
    return wovenMethods;
  }

  /** What the probes cost the request threads: calls times the cost calibrated in the process. */
  public long probeNanos() {
    return probeNanos;
  }

  /** CPU time of Hotpath's own threads. */
  public long threadNanos() {
    return threadNanos;
  }

  public long requests() {
    return routes.values().stream().mapToLong(RouteProfile::requests).reduce(0, Sum::of);
  }

  /** Widens the measured time and counts a window. */
  public void countWindow(String instance, long start, long end) {
    instances.add(instance);
    startMillis = Math.min(startMillis, start);
    endMillis = Math.max(endMillis, end);
    windows++;
  }

  public void lose(Loss loss, long count) {
    if (count != 0) {
      losses.merge(loss, count, Sum::of);
    }
  }

  public void skip(String reason, String name) {
    skippedFor(reason).add(name);
  }

  Skipped skippedFor(String reason) {
    return skipped.computeIfAbsent(reason, r -> new Skipped());
  }

  public void countWoven(long classes, long methods) {
    wovenClasses = Sum.of(wovenClasses, classes);
    wovenMethods = Sum.of(wovenMethods, methods);
  }

  public void addFault(String text, long count) {
    faults.merge(text, count, Sum::of);
    int others = faults.containsKey(OTHER_FAULTS) ? 1 : 0;
    if (faults.size() - others > MAX_FAULTS) {
      String last = faults.lastKey();
      String evicted = last.equals(OTHER_FAULTS) ? faults.lowerKey(last) : last;
      faults.merge(OTHER_FAULTS, faults.remove(evicted), Sum::of);
    }
  }

  /** Adds what Hotpath itself cost. */
  public void addOwnCost(long probes, long threads) {
    probeNanos = Sum.of(probeNanos, probes);
    threadNanos = Sum.of(threadNanos, threads);
  }

  /** Adds another measurement. The other stays as it is. */
  public void add(Profile other) {
    instances.addAll(other.instances);
    startMillis = Math.min(startMillis, other.startMillis);
    endMillis = Math.max(endMillis, other.endMillis);
    windows = Sum.of(windows, other.windows);
    other.routes.forEach((name, route) -> route(name).add(route));
    other.elsewhere.forEach((place, queries) -> elsewhere(place).add(queries));
    other.statementsElsewhere.forEach(
        (place, statements) -> statementsElsewhere(place).add(statements));
    other.collections.forEach(this::addCollection);
    other.plans.forEach(this::addPlan);
    addNotes(other);
    addOwnCost(other.probeNanos, other.threadNanos);
  }

  /** Adds what another measurement lost, skipped, wove and failed at; none of its requests. */
  public void addNotes(Profile other) {
    other.losses.forEach(this::lose);
    other.skipped.forEach((reason, names) -> skippedFor(reason).add(names));
    other.faults.forEach(this::addFault);
    countWoven(other.wovenClasses, other.wovenMethods);
  }
}
