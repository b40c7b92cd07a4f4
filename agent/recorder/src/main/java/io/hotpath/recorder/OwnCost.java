package io.hotpath.recorder;

import io.hotpath.profile.Profile;

/**
 * What Hotpath itself costs: calls times the cost of their probes, and the CPU time of its threads.
 * Confined to the collector's.
 */
final class OwnCost {

  /** A recycled recording and its fold: measured in agent/benchmarks. */
  private static final long REQUEST_NANOS = 1_500;

  /** Two readings of the thread's CPU clock, likewise. */
  private static final long METERED_NANOS = 1_500;

  private final Governor governor;
  private final Delivery delivery;
  private long calls;
  private long timedCalls;
  private long requests;
  private long metered;
  private long nanos;
  private long threadNanos;

  /**
   * @param governor knows what probes cost
   * @param delivery knows what its thread costs
   */
  OwnCost(Governor governor, Delivery delivery) {
    this.governor = governor;
    this.delivery = delivery;
  }

  /** Counts calls, those among them that were timed as well. */
  void countCalls(long more, long moreTimed) {
    calls += more;
    timedCalls += moreTimed;
  }

  /** What was measured where it was spent. */
  void addNanos(long more) {
    nanos += more;
  }

  void countRequest(boolean isMetered) {
    requests++;
    metered += isMetered ? 1 : 0;
  }

  /** Moves the cost since the last call into a window. */
  void moveTo(Profile window) {
    double probes = governor.probeNanos(calls, timedCalls);
    long thread = ThreadMeter.cpuNanos();
    window.addOwnCost(
        Math.round(probes) + requests * REQUEST_NANOS + metered * METERED_NANOS + nanos,
        Math.max(0, thread - threadNanos) + delivery.takeCpuNanos());
    threadNanos = thread;
    calls = 0;
    timedCalls = 0;
    requests = 0;
    metered = 0;
    nanos = 0;
  }
}
