package io.hotpath.cli;

import io.hotpath.profile.Method;
import io.hotpath.profile.QueryStats;
import io.hotpath.text.TerminalText;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The digest of server logs as text: a block for each shape, then what it is made of. */
final class MongoLogText {

  private static final int MAX_SHAPE_CHARS = 400;
  private static final int MAX_NAMED = 5;
  private static final String INDENT = "      ";

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final LogSort sort;
  private final int limit;
  private final Appendable out;

  MongoLogText(LogSort sort, int limit, Appendable out) {
    this.sort = sort;
    this.limit = limit;
    this.out = out;
  }

  /**
   * Writes all.
   *
   * @param app null without profiles
   */
  void write(LogDigest digest, @Nullable AppQueries app) throws IOException {
    List<ShapeDigest> shapes = digest.shapes().stream().sorted(sort.order()).toList();
    writeHead(digest, shapes);
    for (ShapeDigest shape : shapes.subList(0, Math.min(limit, shapes.size()))) {
      writeShape(shape, app);
    }
    line("-".repeat(80));
    writeRoundTrips(digest.roundTrips());
    writeFoot(digest);
  }

  private void writeHead(LogDigest digest, List<ShapeDigest> shapes) throws IOException {
    line(
        "%s of %s in %s%s",
        count(digest.operations(), "slow operation"),
        count(shapes.size(), "shape"),
        count(digest.files(), "file"),
        digest.startMillis() > digest.endMillis()
            ? ""
            : ", " + utc(digest.startMillis()) + " to " + utc(digest.endMillis()) + " UTC");
    line("");
    line("   Ordered by: %s", sort.words());
    if (shapes.size() > limit) {
      line("   List reduced from %d to %d due to restriction <%d>", shapes.size(), limit, limit);
    }
    line("");
    line(
        "  total ms     count   mean ms    p95 ms    max ms"
            + "  docs/op  keys/op  returned/op  bytes/op");
  }

  private void writeShape(ShapeDigest shape, @Nullable AppQueries app) throws IOException {
    QueryStats stats = shape.stats();
    long count = Math.max(1, stats.operations());
    line(
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
    line("%s%s  #%s", INDENT, text, shape.query().id());
    writeNamed("plan", shape.plans(), name -> name);
    writeRemarks(shape);
    writeNamed("from", shape.apps(), name -> name);
    AppQueries.Use use = app == null ? null : app.of(shape.query());
    if (use != null) {
      writeNamed("route", use.routes(), name -> name);
      writeNamed("line", use.callers(), Method::location);
    } else if (app != null) {
      line("%snot seen in the application's profiles", INDENT);
    }
    line("");
  }

  private void writeRemarks(ShapeDigest shape) throws IOException {
    StringJoiner remarks = new StringJoiner(", ");
    addRemark(shape.sorts(), "sorted in memory", remarks);
    addRemark(shape.batches(), "further batches of a cursor", remarks);
    addRemark(shape.failures(), "failed", remarks);
    addRemark(shape.cuts(), "with a command that the server cut", remarks);
    if (remarks.length() > 0) {
      line("%s%s", INDENT, remarks);
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
    line("%s%s: %s", INDENT, label, named);
  }

  private void writeRoundTrips(List<ShapeDigest> writes) throws IOException {
    TreeMap<String, long[]> sums = new TreeMap<>();
    for (ShapeDigest write : writes) {
      String place = write.query().command() + " " + write.query().namespace();
      long[] sum = sums.computeIfAbsent(place, p -> new long[2]);
      sum[0] += write.stats().operations();
      sum[1] += millis(write.stats().nanos());
    }
    if (sums.isEmpty()) {
      return;
    }
    line("Commands of the statements above (round trips, not added to them):");
    for (Map.Entry<String, long[]> sum : sums.entrySet()) {
      line(
          "   %s: %d, %d ms",
          TerminalText.escape(sum.getKey()), sum.getValue()[0], sum.getValue()[1]);
    }
  }

  private void writeFoot(LogDigest digest) throws IOException {
    line("Read: %d lines or documents, %d about other things", digest.lines(), digest.others());
    for (Map.Entry<String, Long> reason : digest.skipped().entrySet()) {
      line("Skipped: %d, %s", reason.getValue(), TerminalText.escape(reason.getKey()));
    }
    if (digest.cuts() > 0) {
      line("Cut by the server: %s; shapes may lack parts", count(digest.cuts(), "command"));
    }
    if (digest.isFull()) {
      line("Beyond %d shapes all others are counted as (other)", LogDigest.MAX_SHAPES);
    }
  }

  private void line(String pattern, Object... values) throws IOException {
    String text = values.length == 0 ? pattern : String.format(Locale.ROOT, pattern, values);
    out.append(text.stripTrailing()).append('\n');
  }

  private static String count(long count, String one) {
    return count + " " + one + (count == 1 ? "" : "s");
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

  private static String utc(long millis) {
    return UTC.format(Instant.ofEpochMilli(millis));
  }
}
