package io.hotpath.recorder;

import java.util.Arrays;

/**
 * Calls of each method in the running period of the budget, and since the start. Confined to the
 * collector's thread. Bound: 32 bytes for each number up to the highest that was called.
 */
final class MethodCalls {

  private final Governor governor;
  private long[] probed = {};
  private long[] timed = {};
  private long[] sited = {};
  private long[] ever = {};
  private long elsewhere;
  private long timedElsewhere;
  private int end;

  /**
   * @param governor knows what probes cost
   */
  MethodCalls(Governor governor) {
    this.governor = governor;
  }

  /**
   * Calls of a method that its probe saw, at one position of a request.
   *
   * @param byClock those of them that were timed
   */
  void add(int method, long byProbe, long byClock) {
    makeRoom(method);
    probed[method] += byProbe;
    timed[method] += byClock;
    ever[method] += byProbe;
  }

  /** Calls that probes saw, and that found no position: of which methods is not told here. */
  void addElsewhere(long byProbe, long byClock) {
    elsewhere += byProbe;
    timedElsewhere += byClock;
  }

  /** Calls of a method that its callers counted. */
  void addSited(int method, long byCallers) {
    makeRoom(method);
    sited[method] += byCallers;
  }

  private void makeRoom(int method) {
    if (method >= probed.length) {
      int size = Math.max(method + 1, probed.length * 2);
      probed = Arrays.copyOf(probed, size);
      timed = Arrays.copyOf(timed, size);
      sited = Arrays.copyOf(sited, size);
      ever = Arrays.copyOf(ever, size);
    }
    end = Math.max(end, method + 1);
  }

  /** Numbers from here on were not called in this period. */
  int end() {
    return end;
  }

  /** What the method's probe cost in this period, in nanoseconds. */
  double cost(int method) {
    return method < end ? governor.probeNanos(probed[method], timed[method]) : 0;
  }

  /** What all probes cost in this period. */
  double cost() {
    double cost = governor.probeNanos(elsewhere, timedElsewhere);
    for (int method = 0; method < end; method++) {
      cost += cost(method);
    }
    return cost;
  }

  /** What of it clocks cost: what would be saved if all calls were only counted. */
  double clockCost() {
    long byClock = timedElsewhere + Arrays.stream(timed, 0, end).sum();
    return governor.probeNanos(byClock, byClock) - governor.probeNanos(byClock, 0);
  }

  /** Of this method in this period. */
  long probed(int method) {
    return method < end ? probed[method] : 0;
  }

  /** Of all methods in this period. */
  long probed() {
    return Arrays.stream(probed, 0, end).sum();
  }

  /** That its probe saw since the start. */
  long ever(int method) {
    return method < ever.length ? ever[method] : 0;
  }

  /** Whether its callers counted in this period what its probe counted. */
  boolean callersAgree(int method) {
    return probed(method) > 0 && probed[method] == sited[method];
  }

  /** The next period begins. */
  void clear() {
    elsewhere = 0;
    timedElsewhere = 0;
    Arrays.fill(probed, 0, end, 0);
    Arrays.fill(timed, 0, end, 0);
    Arrays.fill(sited, 0, end, 0);
    end = 0;
  }
}
