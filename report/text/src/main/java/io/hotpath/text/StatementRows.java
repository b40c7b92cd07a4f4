package io.hotpath.text;

import io.hotpath.advice.level.LevelAdvice;
import io.hotpath.advice.level.Proposal;
import io.hotpath.profile.Method;
import io.hotpath.profile.RouteProfile;
import io.hotpath.profile.StatementStats;
import io.hotpath.profile.StatementTotal;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of log statements: figures, and below each where it logs and what is odd about it. */
final class StatementRows {

  private static final int MAX_PLACES = 5;
  private static final int MAX_CALLERS = 3;
  private static final String INDENT = "          ";

  private final StatementOptions options;
  private final long wallNanos;
  private final long requests;

  /**
   * @param wallNanos of all requests of the routes shown
   * @param requests likewise
   */
  StatementRows(StatementOptions options, long wallNanos, long requests) {
    this.options = options;
    this.wallNanos = wallNanos;
    this.requests = requests;
  }

  void write(List<StatementTotal> statements, LevelAdvice advice, Lines lines) throws IOException {
    lines.add("   Ordered by: " + options.sort().words());
    int shown = Math.min(statements.size(), options.limit());
    lines.reduced(statements.size(), shown);
    lines.blank();
    lines.add("   events    bytes bytes/ev   time s   share  of req  refused  statement");
    for (StatementTotal total : statements.subList(0, shown)) {
      writeFigures(total, lines);
      writePlaces(total, lines);
      writeCallers(total.stats(), lines);
      writeNotes(total.stats(), advice.proposals().get(total.statement()), lines);
    }
    lines.blank();
  }

  private void writeFigures(StatementTotal total, Lines lines) throws IOException {
    StatementStats stats = total.stats();
    long refused = stats.suppressed() + stats.guards();
    lines.add(
        "%9d %8s %8s %8s %7s %7s %8s  %s",
        stats.emitted(),
        Figures.bytes(stats.bytes()),
        stats.emitted() == 0 ? "-" : Figures.bytes((double) stats.bytes() / stats.emitted()),
        Figures.seconds(stats.emitterNanos()),
        Figures.share(total.requestNanos(), wallNanos),
        Figures.share(stats.requests(), requests),
        refused == 0 ? "" : "~" + refused,
        StatementNames.full(total.statement()));
  }

  private static void writePlaces(StatementTotal total, Lines lines) throws IOException {
    List<StatementTotal.Place> places =
        total.places().stream().filter(place -> place.stats().emitted() > 0).toList();
    for (StatementTotal.Place place : places.subList(0, Math.min(MAX_PLACES, places.size()))) {
      lines.add(INDENT + "in %s: %s", TerminalText.escape(place.name()), figures(place));
    }
    if (places.size() > MAX_PLACES) {
      lines.add(INDENT + "in %d more", places.size() - MAX_PLACES);
    }
  }

  private static String figures(StatementTotal.Place place) {
    StatementStats stats = place.stats();
    RouteProfile route = place.route();
    String events = Figures.count(stats.emitted(), "event", "events");
    if (route == null) {
      return events + ", " + Figures.seconds(stats.emitterNanos()) + " s";
    }
    return Figures.format(
        "%s, %s a request, by %s of the requests, %s of its time",
        events,
        Figures.perRequest(stats.emitted(), route.requests()),
        Figures.share(stats.requests(), route.requests()),
        Figures.share(stats.emitterNanos(), route.wallNanos()));
  }

  private static void writeCallers(StatementStats stats, Lines lines) throws IOException {
    List<Method> callers =
        stats.callers().entrySet().stream()
            .sorted(
                Map.Entry.<Method, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    for (Method caller : callers.subList(0, Math.min(MAX_CALLERS, callers.size()))) {
      lines.add(INDENT + "at %s (sampled)", TerminalText.escape(caller.location()));
    }
    if (callers.size() > MAX_CALLERS) {
      lines.add(INDENT + "at %d more lines (sampled)", callers.size() - MAX_CALLERS);
    }
  }

  private static void writeNotes(StatementStats stats, @Nullable Proposal proposal, Lines lines)
      throws IOException {
    if (stats.enqueueNanos() > 0) {
      lines.add(
          INDENT + "handed over in %s s of it, written by other threads in %s s",
          Figures.seconds(stats.enqueueNanos()),
          Figures.seconds(stats.writeNanos()));
    }
    if (stats.repeats() > 0) {
      lines.add(
          INDENT + "%s of the events repeat the one before",
          Figures.share(stats.repeats(), stats.emitted()));
    }
    if (proposal != null) {
      lines.add(INDENT + "proposed: logger to %s: %s", proposal.level(), proposal.evidence());
    }
  }
}
