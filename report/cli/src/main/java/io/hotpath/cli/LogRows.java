package io.hotpath.cli;

import io.hotpath.mongolog.AppQueries;
import io.hotpath.mongolog.ShapeDigest;
import io.hotpath.profile.Method;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryStats;
import io.hotpath.text.Lines;
import io.hotpath.text.TerminalText;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of shapes in a log: figures, and below each its plans and who asks. */
final class LogRows {

  private static final int MAX_SHAPE_CHARS = 400;
  private static final int MAX_NAMED = 5;
  private static final String INDENT = "      ";

  private final LogSort sort;
  private final int limit;
  private final @Nullable AppQueries app;
  private final Lines lines;

  LogRows(LogSort sort, int limit, @Nullable AppQueries app, Appendable out) {
    this.sort = sort;
    this.limit = limit;
    this.app = app;
    this.lines = new Lines(out);
  }

  void write(List<ShapeDigest> shapes) throws IOException {
    lines.add("   Ordered by: %s", sort.words());
    lines.reduced(shapes.size(), limit);
    lines.blank();
    lines.add(
        "  total ms     count   mean ms    p95 ms    max ms"
            + "  docs/op  keys/op  returned/op  bytes/op");
    for (ShapeDigest shape : shapes.subList(0, Math.min(limit, shapes.size()))) {
      writeShape(shape);
    }
  }

  private void writeShape(ShapeDigest shape) throws IOException {
    QueryStats stats = shape.stats();
    long count = Math.max(1, stats.operations());
    lines.add(
        "%10d %9d %9.1f %9d %9d %8s %8s %12s  %8s",
        millis(stats.nanos()),
        stats.operations(),
        shape.meanNanos() / 1e6,
        millis(stats.percentileNanos(95)),
        millis(stats.maxNanos()),
        each(shape.docsExamined(), count),
        each(shape.keysExamined(), count),
        each(stats.returned(), count),
        bytes((double) stats.replyBytes() / count));
    String text = TerminalText.escape(shape.query().text(), MAX_SHAPE_CHARS);
    lines.add("%s%s  #%s", INDENT, text, shape.query().id());
    writeNamed("plan", shape.plans(), name -> name);
    writeRemarks(shape);
    writeNamed("from", shape.apps(), name -> name);
    AppQueries.Use use = app == null ? null : app.of(shape.query());
    if (use != null) {
      writeNamed("route", use.routes(), name -> name);
      writeNamed("line", use.callers(), Method::location);
    } else if (app != null) {
      lines.add("%snot seen in the application's profiles", INDENT);
    }
    lines.blank();
  }

  private void writeRemarks(ShapeDigest shape) throws IOException {
    StringJoiner remarks = new StringJoiner(", ");
    addRemark(shape.sorts(), "sorted without an index", remarks);
    addRemark(shape.spills(), "used the disk for it", remarks);
    addRemark(shape.batches(), "further batches of a cursor", remarks);
    addRemark(shape.failures(), "failed", remarks);
    addRemark(shape.cuts(), "with a command that the server cut", remarks);
    if (remarks.length() > 0) {
      lines.add("%s%s", INDENT, remarks);
    }
  }

  private static void addRemark(long count, String what, StringJoiner to) {
    if (count > 0) {
      to.add(count + " " + what);
    }
  }

  private <K extends Comparable<K>> void writeNamed(
      String label, Map<K, Long> counts, Function<K, String> text) throws IOException {
    if (counts.isEmpty()) {
      return;
    }
    StringJoiner named = new StringJoiner("; ");
    counts.entrySet().stream()
        .sorted(Map.Entry.<K, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(MAX_NAMED)
        .forEach(
            one -> named.add(TerminalText.escape(text.apply(one.getKey())) + " " + one.getValue()));
    if (counts.size() > MAX_NAMED) {
      named.add("... " + (counts.size() - MAX_NAMED) + " more");
    }
    lines.add("%s%s: %s", INDENT, label, named);
  }

  /** What the server read for an answer. */
  static String evidence(Query query, List<ShapeDigest> shapes) {
    for (ShapeDigest shape : shapes) {
      if (shape.query().equals(query)) {
        QueryStats stats = shape.stats();
        long count = Math.max(1, stats.operations());
        return String.format(
            Locale.ROOT,
            "an operation read %s documents and %s keys, to %s %s",
            each(shape.docsExamined(), count),
            each(shape.keysExamined(), count),
            stats.modified() > 0 ? "change" : "return",
            each(Math.max(stats.returned(), stats.modified()), count));
      }
    }
    return "";
  }

  private static long millis(long nanos) {
    return Math.round(nanos / 1e6);
  }

  /** A mean, with a decimal where it is small. */
  private static String each(long sum, long count) {
    double mean = (double) sum / count;
    String pattern = mean > 0 && mean < 10 && sum % count != 0 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, pattern, mean);
  }

  private static String bytes(double bytes) {
    String[] units = {"B", "kB", "MB", "GB"};
    int unit = 0;
    double value = bytes;
    while (value >= 999.5 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
  }
}
