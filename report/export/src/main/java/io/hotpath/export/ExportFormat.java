package io.hotpath.export;

import io.hotpath.profile.Profile;
import io.hotpath.profile.RouteProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Predicate;

/**
 * The formats that a profile can be written in. Called by the command line; stateless and
 * thread-safe. All but JFR are deterministic: the same profile gives the same bytes.
 */
public enum ExportFormat {
  /** A line for each stack and its own nanoseconds, as flame graph tools read. */
  COLLAPSED,
  /** JSON of speedscope, a profile for each route. */
  SPEEDSCOPE,
  /** Gzipped protocol buffer of pprof: calls and wall time. */
  PPROF,
  /** HdrHistogram's log, a tagged line for each route. */
  HLOG,
  /** Text exposition format of Prometheus. */
  PROMETHEUS,
  /** A Flight Recording, as JDK Mission Control reads. */
  JFR;

  /**
   * Writes a profile.
   *
   * @param shown names of routes that are written
   * @throws IOException when {@code out} throws it
   */
  public void write(Profile profile, Predicate<String> shown, OutputStream out) throws IOException {
    List<RouteProfile> routes =
        profile.routes().values().stream().filter(route -> shown.test(route.route())).toList();
    switch (this) {
      case COLLAPSED -> Collapsed.write(routes, out);
      case SPEEDSCOPE -> Speedscope.write(routes, out);
      case PPROF -> Pprof.write(profile, routes, out);
      case HLOG -> HistogramLog.write(profile, routes, out);
      case PROMETHEUS -> Prometheus.write(profile, routes, out);
      case JFR -> JfrFile.write(profile, routes, out);
    }
    out.flush();
  }
}
