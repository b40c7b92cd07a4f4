package io.hotpath.recorder;

import io.hotpath.profile.Profile;

/**
 * What Hotpath itself costs: calls times the cost of their probes, and the CPU time of the
 * collector's thread. Confined to that thread.
 */
final class OwnCost {

  /** Two CPU readings, a recycled recording, the fold: measured in agent/benchmarks. */
  private static final long REQUEST_NANOS = 3_000;

  private final Governor governor;
  private long calls;
  private long timedCalls;
  private long requests;
  private long nanos;
  private long threadNanos;

  /**
   * @param governor knows what probes cost
   */
  OwnCost(Governor governor) {
    this.governor = governor;
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

  void countRequest() {
    requests++;
  }

  /** Measures what probes cost, where there are any. */
  void calibrate() {
    if (calls > 0) {
      governor.calibrate();
    }
  }

  /** Moves the cost since the last call into a window. */
  void moveTo(Profile window) {
    double probes = governor.probeNanos(calls, timedCalls);
    long thread = ThreadMeter.cpuNanos();
    window.addOwnCost(
        Math.round(probes) + requests * REQUEST_NANOS + nanos, Math.max(0, thread - threadNanos));
    threadNanos = thread;
    calls = 0;
    timedCalls = 0;
    requests = 0;
    nanos = 0;
  }
}
