package io.hotpath.recorder;

import io.hotpath.profile.Profile;

/**
 * What Hotpath itself costs: calls times the cost of a probe, which is measured in this JVM once it
 * had time to compile the probes, and the CPU time of the collector's thread. Confined to that
 * thread.
 */
final class OwnCost {

  /** Two CPU readings, a recycled recording, the fold: measured in agent/benchmarks. */
  private static final long REQUEST_NANOS = 3_000;

  private static final int CALIBRATION_CALLS = 20_000;

  private long calls;
  private long requests;
  private long nanos;
  private long threadNanos;
  private double callNanos;

  void countCalls(long more) {
    calls += more;
  }

  /** What was measured where it was spent. */
  void addNanos(long more) {
    nanos += more;
  }

  void countRequest() {
    requests++;
  }

  /** Moves the cost since the last call into a window. */
  void moveTo(Profile window) {
    if (calls > 0 && callNanos == 0) {
      callNanos = calibrate();
    }
    long thread = ThreadMeter.cpuNanos();
    window.addOwnCost(
        Math.round(calls * callNanos) + requests * REQUEST_NANOS + nanos,
        Math.max(0, thread - threadNanos));
    threadNanos = thread;
    calls = 0;
    requests = 0;
    nanos = 0;
  }

  /** The best of five rounds: what disturbs a round is not the probe's. */
  private static double calibrate() {
    CallTree tree = new CallTree();
    double best = Double.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < CALIBRATION_CALLS; i++) {
        tree.exit(tree.enter(2 + (i & 1)));
      }
      best = Math.min(best, (System.nanoTime() - start) / (double) CALIBRATION_CALLS);
    }
    return best;
  }
}
