package io.hotpath.cli;

import io.hotpath.advice.Advice;
import io.hotpath.advice.Suggestion;
import io.hotpath.mongolog.AppQueries;
import io.hotpath.mongolog.LogDigest;
import io.hotpath.mongolog.ShapeDigest;
import io.hotpath.text.AdviceText;
import io.hotpath.text.Lines;
import io.hotpath.text.TerminalText;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The digest of server logs as text: a block for each shape, then what it is made of. */
final class MongoLogText {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final LogSort sort;
  private final int limit;
  private final Appendable out;
  private final Lines lines;

  MongoLogText(LogSort sort, int limit, Appendable out) {
    this.sort = sort;
    this.limit = limit;
    this.out = out;
    this.lines = new Lines(out);
  }

  /**
   * Writes all.
   *
   * @param app null without profiles
   */
  void write(LogDigest digest, @Nullable AppQueries app, Advice advice) throws IOException {
    List<ShapeDigest> shapes = digest.shapes().stream().sorted(sort.order()).toList();
    writeHead(digest, shapes);
    writeFirstSteps(advice);
    new LogRows(sort, limit, app, out).write(shapes);
    writeRoundTrips(digest.roundTrips());
    writeRule();
    new AdviceText(limit, query -> LogRows.evidence(query, shapes)).write(advice, out);
    writeRule();
    writeFoot(digest);
  }

  private void writeHead(LogDigest digest, List<ShapeDigest> shapes) throws IOException {
    lines.add(
        "%s of %s in %s%s",
        count(digest.operations(), "slow operation"),
        count(shapes.size(), "shape"),
        count(digest.files(), "file"),
        digest.startMillis() > digest.endMillis()
            ? ""
            : ", " + utc(digest.startMillis()) + " to " + utc(digest.endMillis()) + " UTC");
    lines.blank();
  }

  /** The indexes to look at first: the tables may be long. */
  private void writeFirstSteps(Advice advice) throws IOException {
    if (advice.suggestions().isEmpty()) {
      return;
    }
    lines.add("   What to do first, by the time it is about:");
    lines.blank();
    lines.add("  total ms");
    for (Suggestion suggestion : advice.suggestions()) {
      String kind = suggestion.indexesKnown() ? "index: " : "index, unless it is there: ";
      lines.add("%10d  %s%s", millis(suggestion.nanos()), kind, suggestion.createLine());
    }
    lines.blank();
  }

  private void writeRule() throws IOException {
    lines.add("-".repeat(80));
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
    lines.add("Commands of the statements above (round trips, not added to them):");
    for (Map.Entry<String, long[]> sum : sums.entrySet()) {
      lines.add(
          "   %s: %d, %d ms",
          TerminalText.escape(sum.getKey()), sum.getValue()[0], sum.getValue()[1]);
    }
    lines.blank();
  }

  private void writeFoot(LogDigest digest) throws IOException {
    lines.add(
        "Read: %d lines or documents, %d about other things", digest.lines(), digest.others());
    for (Map.Entry<String, Long> reason : digest.skipped().entrySet()) {
      lines.add("Skipped: %d, %s", reason.getValue(), TerminalText.escape(reason.getKey()));
    }
    if (digest.cuts() > 0) {
      lines.add("Cut by the server: %s; shapes may lack parts", count(digest.cuts(), "command"));
    }
    if (digest.isFull()) {
      lines.add("Beyond %d shapes all others are counted as (other)", LogDigest.MAX_SHAPES);
    }
  }

  private static String count(long count, String one) {
    return count + " " + one + (count == 1 ? "" : "s");
  }

  private static long millis(long nanos) {
    return Math.round(nanos / 1e6);
  }

  private static String utc(long millis) {
    return UTC.format(Instant.ofEpochMilli(millis));
  }
}
