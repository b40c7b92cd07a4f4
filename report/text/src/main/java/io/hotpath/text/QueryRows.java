package io.hotpath.text;

import io.hotpath.profile.Method;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.QueryTotal;
import io.hotpath.profile.RouteProfile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The table of queries: figures, and below each where it was asked and what is odd about it. */
final class QueryRows {

  private static final int MAX_PLACES = 5;
  private static final int MAX_CALLERS = 3;
  private static final int MAX_FAILURES = 3;
  private static final String INDENT = "          ";

  private final QueryOptions options;

  QueryRows(QueryOptions options) {
    this.options = options;
  }

  void write(List<QueryTotal> queries, Lines lines) throws IOException {
    lines.add("   Ordered by: " + options.sort().words());
    int shown = Math.min(queries.size(), options.limit());
    lines.reduced(queries.size(), shown);
    lines.blank();
    lines.add(
        "      ops  total s   share    mean ms     p50 ms     p95 ms     max ms docs/op"
            + " bytes/op  query");
    for (QueryTotal query : queries.subList(0, shown)) {
      writeFigures(query, lines);
      writePlaces(query, INDENT, lines);
      writeCallers(query.stats(), INDENT, lines);
      writeNotes(query.stats(), lines);
    }
    lines.blank();
  }

  private static void writeFigures(QueryTotal query, Lines lines) throws IOException {
    QueryStats stats = query.stats();
    long operations = stats.operations();
    lines.add(
        "%9d %8s %7s %10s %10s %10s %10s %7s %8s  %s",
        operations,
        Figures.seconds(stats.nanos()),
        Figures.share(query.requestNanos(), query.routesWallNanos()),
        Figures.millis((double) stats.nanos() / Math.max(1, operations)),
        Figures.millis(stats.percentileNanos(50)),
        Figures.millis(stats.percentileNanos(95)),
        Figures.millis(stats.maxNanos()),
        QueryNames.documents(stats),
        operations == 0 ? "-" : Figures.bytes((double) stats.replyBytes() / operations),
        QueryNames.full(query.query()));
  }

  /** Where it was asked, the dearest first. */
  static void writePlaces(QueryTotal query, String indent, Lines lines) throws IOException {
    List<QueryTotal.Place> places = query.places();
    for (QueryTotal.Place place : places.subList(0, Math.min(MAX_PLACES, places.size()))) {
      lines.add(indent + "in %s: %s", TerminalText.escape(place.name()), figures(place));
    }
    if (places.size() > MAX_PLACES) {
      lines.add(indent + "in %d more", places.size() - MAX_PLACES);
    }
  }

  private static String figures(QueryTotal.Place place) {
    QueryStats stats = place.stats();
    RouteProfile route = place.route();
    String operations = Figures.count(stats.operations(), "operation", "operations");
    if (route == null) {
      return operations + ", " + Figures.seconds(stats.nanos()) + " s";
    }
    return Figures.format(
        "%s, %s a request, %s of its time",
        operations,
        Figures.perRequest(stats.operations(), route.requests()),
        Figures.share(stats.nanos(), route.wallNanos()));
  }

  /** The lines of the application that asked. */
  static void writeCallers(QueryStats stats, String indent, Lines lines) throws IOException {
    List<Method> callers = QueryNames.callers(stats);
    for (Method caller : callers.subList(0, Math.min(MAX_CALLERS, callers.size()))) {
      lines.add(indent + "at %s (sampled)", TerminalText.escape(caller.location()));
    }
    if (callers.size() > MAX_CALLERS) {
      lines.add(indent + "at %d more lines (sampled)", callers.size() - MAX_CALLERS);
    }
  }

  /** What only some queries have. */
  private static void writeNotes(QueryStats stats, Lines lines) throws IOException {
    StringJoiner notes = new StringJoiner("; ");
    long operations = stats.operations();
    if (stats.commands() > operations) {
      notes.add(Figures.perRequest(stats.commands(), operations) + " commands an operation");
    }
    if (stats.statements() > operations) {
      notes.add(
          Figures.perRequest(stats.statements(), operations)
              + " documents or statements an operation");
    }
    if (stats.longestIn() > 0) {
      notes.add("longest $in " + stats.longestIn());
    }
    addWaits(stats, notes);
    if (notes.length() > 0) {
      lines.add(INDENT + notes);
    }
    writeFailures(stats.failures(), lines);
  }

  private static void addWaits(QueryStats stats, StringJoiner notes) {
    long known = stats.wallOperations();
    if (known > 0) {
      notes.add(
          "the application waited "
              + Figures.millis((double) stats.wallNanos() / known)
              + " ms an operation"
              + meanOf(known, stats.operations()));
    }
    long pooled = stats.poolOperations();
    if (pooled > 0) {
      notes.add(
          "for a connection "
              + Figures.millis((double) stats.poolNanos() / pooled)
              + " ms"
              + meanOf(pooled, known > 0 ? known : stats.operations()));
    }
  }

  private static String meanOf(long known, long all) {
    return known == all ? "" : " (mean of " + known + ")";
  }

  private static void writeFailures(Map<String, Long> failures, Lines lines) throws IOException {
    int written = 0;
    for (Map.Entry<String, Long> failure : failures.entrySet()) {
      if (++written > MAX_FAILURES) {
        lines.add(INDENT + "failed: %d more kinds", failures.size() - MAX_FAILURES);
        return;
      }
      lines.add(
          INDENT + "failed: %d times %s",
          failure.getValue(),
          TerminalText.escape(failure.getKey()));
    }
  }
}
