package io.hotpath.diff;

import io.hotpath.text.Lines;
import io.hotpath.text.TerminalText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A diff for people. One for each report; confined to one thread. */
public final class DiffText {

  private static final int MAX_NAMED = 5;

  private final int limit;
  private final Lines lines;

  /**
   * Writes to {@code out}.
   *
   * @param limit rows of each table
   */
  public DiffText(int limit, Appendable out) {
    this.limit = limit;
    this.lines = new Lines(out);
  }

  /**
   * Writes the whole report.
   *
   * @throws IOException when {@code out} throws it
   */
  public void write(ProfileDiff diff) throws IOException {
    writeMix(diff);
    writeRoutes(diff);
    writeCosts("MongoDB queries, by how much their time changed", diff.queries(), true);
    new StatementsDiffText(limit, lines).write(diff);
    writeCosts("Methods, by how much their own time changed", diff.methods(), false);
    new GainsText(lines).write(diff);
  }

  private void writeMix(ProfileDiff diff) throws IOException {
    Mix mix = diff.mix();
    if (mix.isTooDifferent()) {
      lines.add(
          "Mix: only %s of the requests before are of routes that are in both: nothing is said of"
              + " all routes together",
          percent(mix.commonShare()));
    } else if (mix.hasChanged()) {
      lines.add(
          "Mix: changed, %s of the requests ask other routes than before; all routes together are"
              + " weighted as before",
          percent(mix.moved()));
    } else {
      lines.add("Mix: as before (%s differ); weighted as before", percent(mix.moved()));
    }
    writeNames("Only before", mix.onlyBefore());
    writeNames("Only after", mix.onlyAfter());
    lines.blank();
  }

  private void writeNames(String label, List<String> names) throws IOException {
    if (!names.isEmpty()) {
      List<String> shown =
          names.stream().limit(MAX_NAMED).map(name -> TerminalText.escape(name, 80)).toList();
      String more = names.size() > MAX_NAMED ? ", ... " + (names.size() - MAX_NAMED) + " more" : "";
      lines.add("%s: %s%s", label, String.join(", ", shown), more);
    }
  }

  private void writeRoutes(ProfileDiff diff) throws IOException {
    lines.add(
        "   Routes, by their time before; in brackets the 95 % interval of the change, * clear");
    lines.reduced(diff.routes().size(), limit);
    lines.blank();
    lines.add(
        "   requests        p50 ms               p95 ms                                  mean ms"
            + "                                 CPU ms        queries");
    RouteDiff all = diff.all();
    if (all != null) {
      writeRoute(all);
    }
    for (RouteDiff route : diff.routes().subList(0, Math.min(limit, diff.routes().size()))) {
      writeRoute(route);
    }
    lines.blank();
  }

  private void writeRoute(RouteDiff route) throws IOException {
    lines.add("%s%s", TerminalText.escape(route.words()), route.few() ? "  (few requests)" : "");
    Change requests = route.change(Metric.REQUESTS);
    lines.add(
        "%6.0f > %-6.0f %-22s %-39s %-39s %-14s %s",
        requests.before(),
        requests.after(),
        values(Metric.P50, route.change(Metric.P50)),
        brief(Metric.P95, route.change(Metric.P95), ""),
        brief(Metric.MEAN, route.change(Metric.MEAN), ""),
        values(Metric.CPU, route.change(Metric.CPU)),
        values(Metric.QUERIES, route.change(Metric.QUERIES)));
  }

  private void writeCosts(String title, List<CostDiff> costs, boolean queries) throws IOException {
    if (costs.isEmpty()) {
      return;
    }
    lines.add("   %s (common routes, weighted as before)", title);
    lines.reduced(costs.size(), limit);
    lines.blank();
    lines.add(
        "      added s   before s    after s  calls before   calls after%s",
        queries ? "           p95 ms" : "");
    for (CostDiff cost : costs.subList(0, Math.min(limit, costs.size()))) {
      lines.add(
          "%13s %10s %10s %13.0f %13.0f%s  %s",
          String.format(Locale.ROOT, "%+.6f", cost.addedNanos() / 1e9),
          seconds(cost.nanosBefore()),
          seconds(cost.nanosAfter()),
          cost.countBefore(),
          cost.countAfter(),
          queries
              ? String.format(
                  Locale.ROOT,
                  " %16s",
                  values(Metric.P95, Change.of(cost.p95Before(), cost.p95After())))
              : "",
          TerminalText.escape(cost.name()));
    }
    lines.blank();
  }

  /** {@code p95 41.2 > 18.0 ms, -56.3% [-60.1%, -50.0%]}. */
  static String brief(Metric metric, Change change) {
    String unit = metric.unit() == Metric.Unit.NANOS ? " ms" : "";
    return metric.word() + " " + brief(metric, change, unit);
  }

  private static String brief(Metric metric, Change change, String unit) {
    if (!change.isKnown()) {
      return values(metric, change);
    }
    String text = values(metric, change) + unit + ", " + signed(change.relative());
    if (!change.hasInterval()) {
      return text;
    }
    return text
        + " ["
        + signed(change.low())
        + ", "
        + signed(change.high())
        + "]"
        + (change.isClear() ? "*" : "");
  }

  private static String values(Metric metric, Change change) {
    return value(metric, change.before()) + " > " + value(metric, change.after());
  }

  private static String value(Metric metric, double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    double shown = metric.unit() == Metric.Unit.NANOS ? value / 1e6 : value;
    boolean whole = shown == Math.rint(shown) && metric.unit() == Metric.Unit.NUMBER;
    String pattern = whole || shown >= 1000 ? "%.0f" : shown >= 100 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, pattern, shown);
  }

  static String seconds(double nanos) {
    return String.format(Locale.ROOT, "%.6f", nanos / 1e9);
  }

  static String signed(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%+.1f%%", 100 * share);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }
}
