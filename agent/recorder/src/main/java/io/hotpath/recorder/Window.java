package io.hotpath.recorder;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Loss;
import io.hotpath.profile.Profile;
import io.hotpath.profile.RequestProfile;
import io.hotpath.profile.RouteProfile;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The requests of the running window, by route. Confined to the collector's thread.
 *
 * <p>Trees are merged as arrays, by method number, and become {@link Profile} data only when the
 * window ends. Bounds: {@link Routes#MAX_ROUTES}, then {@link Routes#OTHER}; {@link #ROUTE_NODES} a
 * route and {@link #WINDOW_NODES} in all, then calls are folded and counted as in one request's
 * tree, with flat counts up to the same number again.
 */
final class Window {

  static final int ROUTE_NODES = 4 * CallTree.MAX_NODES;
  static final int WINDOW_NODES = 100_000;

  /** Name of its faults. */
  static final String SAMPLER = "sampler";

  private final MethodTable methods;
  private final QueryRecorder queries;
  private final RequestQueries requestQueries;
  private final StatementRecorder statements;
  private final RequestStatements requestStatements;
  private final Ledger ledger;
  private final Ticker ticker;
  private final Options.Requests keep;
  private final Delivery delivery;
  private final Sampler sampler;
  private final boolean wantsEach;
  private final Governor governor;
  private final Budget budget;
  private final OwnCost ownCost;
  private final int[] places = new int[2 * CallTree.MAX_NODES + 2];
  private Map<String, Route> routes = new HashMap<>();
  private Profile profile = new Profile();
  private int nodes;
  private long startMillis;
  private long budgetNanos;
  private long budgetCpuNanos;
  private final long budgetPartNanos;

  /** Whether a window was handed on before. */
  private boolean handedOn;

  /** A route and the merged trees of its requests. */
  private static final class Route {
    final RouteProfile profile;

    /** Of the running period of the budget. */
    CallTree tree = new CallTree(ROUTE_NODES);

    /** Of the periods before it in this window. */
    @Nullable CallTree before;

    Route(RouteProfile profile) {
      this.profile = profile;
    }

    CallTree whole() {
      if (before != null) {
        before.add(tree, new int[tree.size()]);
        return before;
      }
      return tree;
    }

    /** What callers counted stands beside what probes saw in the same period, and only there. */
    void endPeriod() {
      before = whole();
      tree = new CallTree(ROUTE_NODES);
    }
  }

  Window(
      Options options,
      MethodTable methods,
      Governor governor,
      QueryRecorder queries,
      StatementRecorder statements,
      Ledger ledger,
      Ticker ticker,
      Delivery delivery,
      Sampler sampler) {
    this.methods = methods;
    this.governor = governor;
    this.budget =
        new Budget(options.budget(), options.budgetQuiet().toNanos(), governor, methods, ledger);
    this.ownCost = new OwnCost(governor, delivery);
    this.queries = queries;
    this.requestQueries = new RequestQueries(queries, ledger);
    this.statements = statements;
    this.requestStatements = new RequestStatements(statements);
    this.ledger = ledger;
    this.ticker = ticker;
    this.keep = options.requests();
    this.delivery = delivery;
    this.sampler = sampler;
    this.wantsEach = keep == Options.Requests.ALL || delivery.wantsEach();
    this.startMillis = ticker.millis();
    this.budgetNanos = ticker.nanos();
    this.budgetPartNanos = parts(options.window(), options.budgetQuiet());
  }

  /** Adds a finished request; its trees are free again afterwards. */
  void fold(Recording recording) {
    Route route = route(recording.route);
    long wall = recording.wallNanos();
    boolean error = recording.status >= 500 || recording.failure != null;
    long cpu = recording.trees() == null ? -1 : 0;
    long allocated = cpu;
    for (CallTree tree = recording.trees(); tree != null; tree = tree.next) {
      cpu = tree.cpuNanos < 0 || cpu < 0 ? -1 : cpu + tree.cpuNanos;
      allocated = tree.allocatedBytes < 0 || allocated < 0 ? -1 : allocated + tree.allocatedBytes;
      foldTree(route.tree, tree);
      worked(tree, route.profile.route());
    }
    requestQueries.fold(recording, route.profile.queries());
    requestStatements.fold(recording, route.profile.statements());
    route.profile.countRequest(
        recording.status, error, recording.partial, wall, cpu, allocated, recording.sentBytes);
    route.profile.countPauses(recording.gcNanos);
    ownCost.countRequest(recording.metered);
    budget.countRequest();
    boolean slow = keep == Options.Requests.SLOWEST && route.profile.isSlow(wall);
    if (wantsEach || slow) {
      keepRequest(route, recording, cpu, allocated);
    }
  }

  private void worked(CallTree tree, String route) {
    if (sampler != Sampler.NONE) {
      guarded(
          SAMPLER,
          () -> sampler.worked(tree.threadId, tree.attachedNanos, tree.detachedNanos(), route));
    }
  }

  private void foldTree(CallTree merged, CallTree tree) {
    int before = merged.size();
    int room = WINDOW_NODES - nodes;
    merged.room(
        Math.min(ROUTE_NODES, before + Math.max(0, room)),
        Math.min(2 * ROUTE_NODES, before + Math.max(0, room + WINDOW_NODES)));
    new TreeReading(tree, governor).tell();
    merged.add(tree, places);
    nodes += merged.size() - before;
    Operations operations = tree.operationsSoFar();
    if (operations != null) {
      ownCost.addNanos(operations.ownNanos());
    }
  }

  private Route route(String name) {
    Route known = routes.get(name);
    if (known != null) {
      return known;
    }
    String kept = name;
    if (routes.size() >= Routes.MAX_ROUTES) {
      ledger.lose(Loss.ROUTES_FOLDED, 1);
      kept = Routes.OTHER;
    }
    return routes.computeIfAbsent(kept, key -> new Route(profile.route(key)));
  }

  private void keepRequest(Route route, Recording recording, long cpu, long allocated) {
    CallNode root = CallNode.root();
    for (CallTree tree = recording.trees(); tree != null; tree = tree.next) {
      CallTree complete = tree.complete(methods.fixedCalls(), governor.atSites());
      new TreeReading(complete, governor).addTo(root, methods);
    }
    RequestProfile request =
        new RequestProfile(
            recording.id(),
            route.profile.route(),
            recording.startMillis,
            recording.status,
            recording.failure,
            recording.wallNanos(),
            cpu,
            allocated,
            recording.sentBytes,
            recording.partial,
            root);
    if (wantsEach) {
      delivery.request(request, sink -> keep == Options.Requests.ALL || sink.wantsEach());
    }
    if (keep == Options.Requests.SLOWEST && route.profile.isSlow(request.wallNanos())) {
      route.profile.keepSlow(request);
    }
  }

  /**
   * Ends the window, hands it to the sinks and begins the next one. Without requests and queries
   * nothing is handed on, so a JVM that has none writes none; the ledger waits for the next window.
   * Once a window was handed on, statements alone are enough: threads that write for others are
   * late.
   */
  void close() {
    long now = ticker.millis();
    Profile ended = profile;
    guarded(SAMPLER, () -> sampler.addTo(ended));
    queries.moveTo(ended);
    if (handedOn || !ended.isEmpty()) {
      statements.moveTo(ended);
    }
    if (ended.isEmpty()) {
      startMillis = now;
      beginPeriod();
      return;
    }
    long began = Math.min(startMillis, now);
    List<Route> endedRoutes = List.copyOf(routes.values());
    // First the next window: nothing that fails from here on may keep this one open.
    routes = new HashMap<>();
    profile = new Profile();
    nodes = 0;
    startMillis = now;
    ended.countWindow(Instance.NAME, began, now);
    guarded("budget", () -> spend(endedRoutes));
    ownCost.moveTo(ended);
    handedOn = true;
    delivery.window(
        ended,
        () -> {
          endedRoutes.forEach(route -> guarded("route", () -> complete(route)));
          ledger.moveTo(ended);
        });
  }

  /** The last window ends. Waits until it is brought, ten seconds at most. */
  void end() {
    close();
    delivery.end();
  }

  /** Windows are divided evenly, into parts of at least half the time between two changes. */
  private static long parts(Duration window, Duration quiet) {
    long parts = Math.max(1, 2 * window.toNanos() / quiet.toNanos());
    return window.toNanos() / parts;
  }

  /** A part of the window is over, but not its last. */
  void spendBefore(long windowEnds) {
    long now = ticker.nanos();
    if (now - budgetNanos >= budgetPartNanos
        && windowEnds - now > budgetPartNanos / 2
        && !routes.isEmpty()) {
      guarded("budget", () -> spend(routes.values()));
      routes.values().forEach(route -> guarded("route", route::endPeriod));
    }
  }

  /** The sums of a period are complete. Tells what probes saw before other calls are added. */
  private void settle(CallTree tree) {
    boolean[] atSites = governor.atSites();
    ownCost.countCalls(tree.calls(), tree.timedCalls());
    new TreeReading(tree, governor).tellProbed(budget.calls());
    tree.addFixedCalls(methods.fixedCalls(), atSites);
    // Read anew: the tree may have grown.
    new TreeReading(tree, governor).tellSited(budget.calls());
    tree.settle(atSites);
  }

  private void spend(Collection<Route> seen) {
    if (!seen.isEmpty()) {
      governor.calibrateEnough();
    }
    seen.forEach(route -> guarded("route", () -> settle(route.tree)));
    long span = ticker.nanos() - budgetNanos;
    long cpu = -budgetCpuNanos;
    beginPeriod();
    budget.close(
        budgetNanos,
        span,
        cpu + budgetCpuNanos,
        edges -> seen.forEach(route -> new TreeReading(route.tree, governor).addTo(edges)));
  }

  private void beginPeriod() {
    budgetNanos = ticker.nanos();
    budgetCpuNanos =
        ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }

  /** How probes can be removed; without, they never are. */
  void removeWith(ProbeRemover remover) {
    budget.removeWith(remover);
  }

  /** On the writer's thread: nobody else has the route any more. */
  private void complete(Route route) {
    CallTree tree = route.whole();
    new TreeReading(tree, governor).addTo(route.profile.tree(), methods);
    ledger.lose(Loss.CALLS_FOLDED, tree.foldedCalls());
    ledger.lose(Loss.CALLS_BEYOND, tree.beyondCalls());
    ledger.lose(Loss.CALLS_LOST, tree.lostCalls());
  }

  private void guarded(String place, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      ledger.fault(place, e);
    }
  }
}
