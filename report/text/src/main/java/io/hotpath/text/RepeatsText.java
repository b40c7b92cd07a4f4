package io.hotpath.text;

import io.hotpath.profile.QueryTotal;
import java.io.IOException;
import java.util.List;

/** The queries that one request sends again and again: N+1, and exact duplicates. */
final class RepeatsText {

  private static final String INDENT = "          ";

  private final QueryOptions options;

  RepeatsText(QueryOptions options) {
    this.options = options;
  }

  void write(List<QueryTotal> queries, Lines lines) throws IOException {
    lines.add("N+1 and repeated queries");
    lines.blank();
    List<Repeat> varying = Repeat.varying(queries);
    if (varying.isEmpty()) {
      lines.add("   N+1: none seen");
      lines.blank();
    } else {
      writeVarying(varying, lines);
    }
    List<Repeat> duplicates = Repeat.duplicates(queries);
    if (duplicates.isEmpty()) {
      lines.add("   Duplicates: none seen");
    } else {
      lines.add("   Duplicates: asked again in one request with the same values");
      lines.blank();
      writeTable(duplicates, lines);
      lines.add(
          "   What to do: keep the first answer for the rest of the request, or in a cache if it"
              + " seldom changes.");
    }
    lines.add(
        "   Counted as neither: further batches of a cursor (getMore), paging by skip, loops over"
            + " distinct collections.");
    lines.blank();
  }

  private void writeVarying(List<Repeat> varying, Lines lines) throws IOException {
    lines.add("   N+1: asked 5 times or more in one request, one value differs");
    lines.blank();
    writeTable(varying, lines);
    if (!varying.stream().allMatch(Repeat::writes)) {
      lines.add(
          "   What to do: ask once for all values ({field: {$in: [...]}}), join with $lookup, or"
              + " cache what seldom changes.");
    }
    if (varying.stream().anyMatch(Repeat::writes)) {
      lines.add("   What to do about writes: send them together, bulkWrite or insertMany.");
    }
    lines.blank();
  }

  private void writeTable(List<Repeat> repeats, Lines lines) throws IOException {
    lines.add("  requests  ops/request    most wasted s   share  where and what");
    for (Repeat repeat : repeats.subList(0, Math.min(options.limit(), repeats.size()))) {
      lines.add(
          "%10d %12s %7d %8s %7s  %s: %s",
          repeat.repeats().requests(),
          repeat.perRequest(),
          repeat.repeats().most(),
          Figures.seconds(repeat.repeats().wastedNanos()),
          repeat.share(),
          TerminalText.escape(repeat.place().name()),
          QueryNames.full(repeat.query()));
      QueryRows.writeCallers(repeat.place().stats(), INDENT, lines);
    }
    if (repeats.size() > options.limit()) {
      lines.add("   ... %d more", repeats.size() - options.limit());
    }
    lines.blank();
  }
}
