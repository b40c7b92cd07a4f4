package io.hotpath.text;

import io.hotpath.profile.QueryTotal;
import java.io.IOException;
import java.util.List;

/** The dearest queries in a line each, for a log. */
final class HotQueries {

  private static final int MAX_QUERIES = 3;

  private HotQueries() {}

  /** Nothing where there are no queries. */
  static void write(List<QueryTotal> queries, double wallNanos, Lines lines) throws IOException {
    if (queries.isEmpty()) {
      return;
    }
    List<QueryTotal> dearest =
        queries.stream().sorted(QuerySort.TOTAL.order()).limit(MAX_QUERIES).toList();
    lines.add("    total s   share       ops  query (%d of %d)", dearest.size(), queries.size());
    for (QueryTotal query : dearest) {
      lines.add(
          "%11s %7s %9d  %s%s",
          Figures.seconds(query.stats().nanos()),
          Figures.share((double) query.requestNanos(), wallNanos),
          query.stats().operations(),
          QueryNames.brief(query.query()),
          QueryNames.line(query.stats()));
    }
    lines.blank();
  }
}
