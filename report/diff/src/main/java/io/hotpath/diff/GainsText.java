package io.hotpath.diff;

import io.hotpath.text.Lines;
import io.hotpath.text.TerminalText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What advice promised, and what came of it. */
final class GainsText {

  private final Lines lines;

  GainsText(Lines lines) {
    this.lines = lines;
  }

  void write(ProfileDiff diff) throws IOException {
    if (diff.taken().isEmpty()) {
      return;
    }
    lines.add(
        "   Advice of before that is no more: what it should save, and what its cause takes less");
    lines.blank();
    lines.add("  predicted s    saved s     of it  ms a request  advice");
    for (AdviceTaken one : diff.taken()) {
      lines.add(
          "%13s %10s %9s %13s  %s",
          DiffText.seconds(one.predictedNanos()),
          DiffText.seconds(one.savedNanos()),
          percent(one.savedNanos(), one.predictedNanos()),
          String.format(Locale.ROOT, "%.3f", one.savedNanos() / one.requests() / 1e6),
          TerminalText.escape(one.text(), 1000));
    }
    lines.blank();
    writeRoutes(diff.gains());
  }

  private void writeRoutes(List<RouteGain> gains) throws IOException {
    lines.add("   By route: ms of a request less, as predicted and as measured of whole requests");
    lines.blank();
    lines.add("  predicted   measured     of it  interval of the mean");
    for (RouteGain gain : gains) {
      Change mean = gain.mean();
      lines.add(
          "%11s %10s %9s  %-24s %s",
          millis(gain.predictedNanos()),
          millis(gain.measuredNanos()),
          percent(gain.measuredNanos(), gain.predictedNanos()),
          mean.hasInterval()
              ? "["
                  + millis(-mean.high() * mean.before())
                  + ", "
                  + millis(-mean.low() * mean.before())
                  + "]"
              : "-",
          TerminalText.escape(gain.route()));
    }
    lines.blank();
  }

  private static String millis(double nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / 1e6);
  }

  private static String percent(double part, double whole) {
    return whole > 0 ? String.format(Locale.ROOT, "%.0f%%", 100 * part / whole) : "-";
  }
}
