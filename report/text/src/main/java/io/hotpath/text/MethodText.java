package io.hotpath.text;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** The tables of pstats: methods, and their callers. Stateless but for its options. */
final class MethodText {

  private static final Comparator<MethodRow> DEAREST_CALLER =
      Comparator.comparingLong(MethodRow::cumulativeNanos)
          .thenComparingLong(MethodRow::calls)
          .reversed()
          .thenComparing(MethodRow::method);

  private final TopOptions options;

  MethodText(TopOptions options) {
    this.options = options;
  }

  /** What pstats prints as {@code print_stats(limit)}. */
  void writeMethods(MethodTable table, Lines lines) throws IOException {
    long calls = table.calls();
    long primitive = table.primitiveCalls();
    lines.add(
        "         %d function calls%s in %s seconds",
        calls,
        calls == primitive ? "" : " (" + primitive + " primitive calls)",
        Figures.seconds(table.totalNanos()));
    lines.blank();
    List<MethodRow> rows = table.rows(options.sort());
    writeOrder(rows.size(), lines);
    lines.add("   ncalls  tottime  percall  cumtime  percall filename:lineno(function)");
    for (MethodRow row : shown(rows)) {
      lines.add(
          "%9s %8s %8s %8s %8s %s",
          calls(row),
          Figures.seconds(row.selfNanos(), row.isSelfEstimated()),
          perCall(row.selfNanos(), row.calls(), row.isSelfEstimated()),
          Figures.seconds(row.cumulativeNanos(), row.isCumulativeEstimated()),
          perCall(row.cumulativeNanos(), row.primitiveCalls(), row.isCumulativeEstimated()),
          location(row));
    }
    lines.blank();
  }

  /** What pstats prints as {@code print_callers(limit)}; a method has at most as many callers. */
  void writeCallers(MethodTable table, Lines lines) throws IOException {
    List<MethodRow> rows = shown(table.rows(options.sort()));
    int width = 10;
    for (MethodRow row : rows) {
      width = Math.max(width, location(row).length() + 2);
    }
    lines.add(pad("Function", width) + "was called by...");
    lines.add(pad("", width) + "    ncalls  tottime  cumtime");
    for (MethodRow row : rows) {
      writeCallers(row, width, lines);
    }
    lines.blank();
  }

  private void writeCallers(MethodRow row, int width, Lines lines) throws IOException {
    String start = pad(location(row), width) + "<- ";
    List<MethodRow> callers = row.callers().stream().sorted(DEAREST_CALLER).toList();
    if (callers.isEmpty()) {
      lines.add(start);
    }
    for (MethodRow caller : shown(callers)) {
      lines.add(
          "%s%7s %8s %8s  %s",
          start,
          calls(caller),
          Figures.seconds(caller.selfNanos(), caller.isSelfEstimated()),
          Figures.seconds(caller.cumulativeNanos(), caller.isCumulativeEstimated()),
          location(caller));
      start = pad("", width + 3);
    }
    if (callers.size() > options.limit()) {
      lines.add("%s... %d more", start, callers.size() - options.limit());
    }
  }

  /** The table of a sampled tree: other columns, so that nobody takes it for counted calls. */
  void writeSamples(MethodTable table, long samples, Lines lines) throws IOException {
    lines.add("   sampled: %d samples, not exact: a method is here if a sample met it", samples);
    lines.blank();
    List<MethodRow> rows = table.rows(options.sort());
    writeOrder(rows.size(), lines);
    lines.add("  samples  tottime  cumtime filename:lineno(function)");
    for (MethodRow row : shown(rows)) {
      lines.add(
          "%9s %8s %8s %s",
          "~" + row.primitiveCalls(),
          Figures.seconds(row.selfNanos()),
          Figures.seconds(row.cumulativeNanos()),
          location(row));
    }
    lines.blank();
  }

  private void writeOrder(int rows, Lines lines) throws IOException {
    lines.add("   Ordered by: " + options.sort().words());
    lines.reduced(rows, options.limit());
    lines.blank();
  }

  private List<MethodRow> shown(List<MethodRow> rows) {
    return rows.subList(0, Math.min(rows.size(), options.limit()));
  }

  private static String calls(MethodRow row) {
    return row.calls() == row.primitiveCalls()
        ? Long.toString(row.calls())
        : row.calls() + "/" + row.primitiveCalls();
  }

  private static String perCall(long nanos, long calls, boolean estimated) {
    return calls == 0 ? "" : Figures.seconds((double) nanos / calls, estimated);
  }

  private static String location(MethodRow row) {
    return TerminalText.escape(row.method().location());
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
