package io.hotpath.text;

import io.hotpath.profile.Loss;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Skipped;
import java.io.IOException;
import java.util.Map;

/** What a reader must know to trust a report: what was measured, what is missing, what it cost. */
final class FootText {

  private static final int MAX_NAMES = 3;
  private static final int MAX_INSTANCES = 5;
  private static final int MAX_REASONS = 20;

  private FootText() {}

  /** The whole foot. */
  static void write(Profile profile, Lines lines) throws IOException {
    lines.add("Measured: %s", measured(profile));
    writeInstances(profile, lines);
    lines.add(
        "Woven: %s, %s",
        Figures.count(profile.wovenClasses(), "class", "classes"),
        Figures.count(profile.wovenMethods(), "method", "methods"));
    int reasons = 0;
    for (Map.Entry<String, Skipped> reason : profile.skipped().entrySet()) {
      if (++reasons > MAX_REASONS) {
        lines.add("Skipped: %d more reasons", profile.skipped().size() - MAX_REASONS);
        break;
      }
      lines.add(
          "Skipped: %d, %s: %s",
          reason.getValue().count(),
          TerminalText.escape(reason.getKey()),
          names(reason.getValue()));
    }
    writeTrust(profile, lines);
  }

  /** Losses, faults and own cost: the part that may change from window to window. */
  static void writeTrust(Profile profile, Lines lines) throws IOException {
    if (profile.losses().isEmpty() && profile.faults().isEmpty()) {
      lines.add("Lost: nothing");
    }
    for (Map.Entry<Loss, Long> loss : profile.losses().entrySet()) {
      lines.add("Lost: %d %s", loss.getValue(), loss.getKey().text());
    }
    for (Map.Entry<String, Long> fault : profile.faults().entrySet()) {
      lines.add("Fault: %d times %s", fault.getValue(), TerminalText.escape(fault.getKey()));
    }
    OwnCost cost = OwnCost.of(profile);
    lines.add(
        "Own cost: probes %s s = %s of the requests' wall time, %s of their CPU time;"
            + " own threads %s s CPU; together %s of the measured time",
        Figures.seconds(cost.probeNanos()),
        Figures.share(cost.shareOfWall(), 1),
        Figures.share(cost.shareOfCpu(), 1),
        Figures.seconds(cost.threadNanos()),
        Figures.share(cost.shareOfSpan(), 1));
  }

  /** Windows, time and requests in one line. */
  static String measured(Profile profile) {
    String requests =
        Figures.count(profile.requests(), "request", "requests")
            + " in "
            + Figures.count(profile.routes().size(), "route", "routes");
    if (profile.windows() == 0) {
      return "no window, " + requests;
    }
    return Figures.format(
        "%s of %s, %s to %s UTC (%.1f s), %s",
        Figures.count(profile.windows(), "window", "windows"),
        Figures.count(profile.instances().size(), "instance", "instances"),
        Figures.utc(profile.startMillis()),
        Figures.utc(profile.endMillis()),
        (profile.endMillis() - profile.startMillis()) / 1000.0,
        requests);
  }

  private static void writeInstances(Profile profile, Lines lines) throws IOException {
    int written = 0;
    for (String instance : profile.instances()) {
      if (++written > MAX_INSTANCES) {
        lines.add("Instance: %d more", profile.instances().size() - MAX_INSTANCES);
        return;
      }
      lines.add("Instance: %s", TerminalText.escape(instance));
    }
  }

  private static String names(Skipped skipped) {
    StringBuilder names = new StringBuilder();
    int written = 0;
    for (String name : skipped.names()) {
      if (++written > MAX_NAMES) {
        break;
      }
      names.append(written == 1 ? "" : ", ").append(TerminalText.escape(name));
    }
    return names + (skipped.count() > written ? ", ..." : "");
  }
}
