package io.hotpath.recorder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds what probes cost below the share of CPU that the user allows: where counting alone costs
 * too much, the methods that cost most lose their probes, by name, and get them back when there are
 * so few requests that they fit. Confined to the collector's thread.
 *
 * <p>The share is of the process's CPU time, and never less than the same share of one processor:
 * an application that idles loses nothing. Bounds: nothing in the first {@link #QUIET_NANOS};
 * {@link #MAX_METHODS} methods at once; {@link #MAX_TIMES} times in all, at intervals that double
 * from {@link #QUIET_NANOS} up to {@link #MAX_INTERVAL_NANOS}.
 */
final class Budget {

  static final long QUIET_NANOS = 30_000_000_000L;
  static final long MAX_INTERVAL_NANOS = 600_000_000_000L;
  static final int MAX_METHODS = 200;
  static final int MAX_TIMES = 20;

  /** What remains is to be this part of what is allowed, lest the next window is above it again. */
  private static final double AIM = 0.5;

  /** A probe that costs less than this part of what is allowed stays: nothing would be gained. */
  private static final double LEAST = 0.01;

  private final double share;
  private final Governor governor;
  private final MethodTable methods;
  private final Ledger ledger;
  private ProbeRemover remover = ProbeRemover.NONE;
  private long[] calls = {};
  private long[] timed = {};
  private int highest;
  private long requests;
  private long started = -1;
  private long due;
  private long interval = QUIET_NANOS;
  private int times;

  /** By method: what its probe cost a request when it was removed. */
  private final Map<Integer, Double> removed = new HashMap<>();

  /** A method and what its probe cost in a window. */
  private record Cost(int method, double nanos) {}

  /**
   * @param percent of CPU that probes may cost
   */
  Budget(double percent, Governor governor, MethodTable methods, Ledger ledger) {
    this.share = percent / 100;
    this.governor = governor;
    this.methods = methods;
    this.ledger = ledger;
  }

  void removeWith(ProbeRemover how) {
    remover = how;
  }

  /** Calls of a method in this window. */
  void saw(int method, long moreCalls, long moreTimed) {
    if (method >= calls.length) {
      int size = Math.max(method + 1, calls.length * 2);
      calls = Arrays.copyOf(calls, size);
      timed = Arrays.copyOf(timed, size);
    }
    calls[method] += moreCalls;
    timed[method] += moreTimed;
    highest = Math.max(highest, method);
  }

  void countRequest() {
    requests++;
  }

  /**
   * A window is over: removes or restores what has to be.
   *
   * @param now of the monotonic clock
   * @param spanNanos how long it was
   * @param cpuNanos that the process used in it
   */
  void close(long now, long spanNanos, long cpuNanos) {
    if (started < 0) {
      started = now;
      due = now + QUIET_NANOS;
    }
    double allowed = share * Math.max(cpuNanos, spanNanos);
    double cost = 0;
    for (int method = 0; method <= highest && method < calls.length; method++) {
      cost += cost(method);
    }
    if (now - due >= 0 && times < MAX_TIMES && remover != ProbeRemover.NONE) {
      if (cost > allowed) {
        remove(now, cost, allowed);
      } else {
        restore(now, cost, allowed);
      }
    }
    Arrays.fill(calls, 0);
    Arrays.fill(timed, 0);
    highest = 0;
    requests = 0;
  }

  private double cost(int method) {
    return timed[method] * governor.timedNanos()
        + (calls[method] - timed[method]) * governor.countedNanos();
  }

  private void remove(long now, double cost, double allowed) {
    List<Cost> worst = new ArrayList<>();
    long allCalls = 0;
    for (int method = 0; method <= highest; method++) {
      allCalls += calls[method];
      if (governor.isQuick(method) && cost(method) > LEAST * allowed) {
        worst.add(new Cost(method, cost(method)));
      }
    }
    worst.sort(Comparator.comparingDouble(Cost::nanos).reversed());
    List<Integer> chosen = new ArrayList<>();
    double left = cost;
    for (Cost candidate : worst) {
      if (left <= AIM * allowed || chosen.size() == MAX_METHODS) {
        break;
      }
      left -= candidate.nanos;
      chosen.add(candidate.method);
    }
    if (chosen.isEmpty()) {
      return;
    }
    remover.remove(chosen);
    for (int method : chosen) {
      removed.put(method, cost(method) / Math.max(1, requests));
      ledger.skip(
          "probe removed, it cost more than budget allows: no longer seen",
          name(method) + share(calls[method], allCalls));
    }
    acted(now);
  }

  private static String share(long part, long all) {
    return " (" + Math.max(1, Math.round(100.0 * part / Math.max(1, all))) + "% of the calls)";
  }

  private String name(int method) {
    return methods.get(method).qualifiedName();
  }

  /** All or none: what they would cost now is known from the requests alone. */
  private void restore(long now, double cost, double allowed) {
    double more = removed.values().stream().mapToDouble(each -> each * requests).sum();
    if (requests == 0 || removed.isEmpty() || cost + more > AIM * allowed) {
      return;
    }
    remover.restore(List.copyOf(removed.keySet()));
    removed.clear();
    acted(now);
  }

  private void acted(long now) {
    times++;
    due = now + interval;
    interval = Math.min(MAX_INTERVAL_NANOS, interval * 2);
  }
}
