package io.hotpath.export;

import io.hotpath.profile.Profile;
import io.hotpath.profile.RouteProfile;
import io.hotpath.text.TerminalText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** HdrHistogram's own log: a line for each route, tagged with its name; values in microseconds. */
final class HistogramLog {

  private static final double MICROS_PER_MILLI = 1000;

  private HistogramLog() {}

  static void write(Profile profile, List<RouteProfile> routes, OutputStream out)
      throws IOException {
    HistogramLogWriter log = new HistogramLogWriter(out);
    log.outputComment("[Logged by Hotpath; values are microseconds, shown maxima milliseconds]");
    log.outputLogFormatVersion();
    double start = profile.windows() > 0 ? profile.startMillis() / 1000.0 : 0;
    double end = profile.windows() > 0 ? profile.endMillis() / 1000.0 : 0;
    log.outputStartTime((long) (start * 1000));
    log.outputLegend();
    for (RouteProfile route : routes) {
      Histogram histogram = route.latencyMicros().copy();
      histogram.setTag(tag(route.route()));
      log.outputIntervalHistogram(0, end - start, histogram, MICROS_PER_MILLI);
    }
  }

  /** A tag ends at a comma and has no blanks. */
  private static String tag(String route) {
    return TerminalText.escape(route).replaceAll("[\\s,]", "_");
  }
}
