package io.hotpath.text;

import io.hotpath.profile.Profile;
import io.hotpath.profile.RouteProfile;

/**
 * What Hotpath itself cost, beside what it measured. Shares are NaN where there is nothing to
 * compare with.
 *
 * @param probeNanos of the request threads, by the calibrated cost of a probe
 * @param threadNanos CPU time of our own threads
 * @param shareOfWall probes, of the requests' wall time
 * @param shareOfCpu probes, of the requests' CPU time, estimated where only some are known
 * @param shareOfSpan probes and threads, of the measured time on one core of each instance
 */
public record OwnCost(
    long probeNanos, long threadNanos, double shareOfWall, double shareOfCpu, double shareOfSpan) {

  public static OwnCost of(Profile profile) {
    double wall = 0;
    double cpu = 0;
    for (RouteProfile route : profile.routes().values()) {
      wall += route.wallNanos();
      cpu += route.cpuNanosOfAll();
    }
    double millis = (double) profile.endMillis() - profile.startMillis();
    double span = Math.max(0, millis) * 1e6 * profile.instances().size();
    double probes = profile.probeNanos();
    return new OwnCost(
        profile.probeNanos(),
        profile.threadNanos(),
        share(probes, wall),
        share(probes, cpu),
        share(probes + profile.threadNanos(), span));
  }

  private static double share(double part, double whole) {
    return whole > 0 ? part / whole : Double.NaN;
  }
}
