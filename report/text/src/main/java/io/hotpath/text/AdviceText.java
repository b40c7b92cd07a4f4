package io.hotpath.text;

import io.hotpath.advice.Advice;
import io.hotpath.advice.NotAdvised;
import io.hotpath.advice.Suggestion;
import io.hotpath.profile.PlanFacts;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryStats;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * The indexes that would pay, and the queries for which none is suggested. Part of the reports of
 * queries and of server logs. Immutable and thread-safe.
 */
public final class AdviceText {

  private static final int MAX_SERVED = 5;
  private static final int MAX_OF_A_REASON = 3;
  private static final String INDENT = "      ";

  private final int limit;
  private final Function<Query, String> evidence;

  AdviceText(int limit) {
    this(limit, query -> "");
  }

  /**
   * Makes the block.
   *
   * @param limit reasons named at most, from 1
   * @param evidence what is known of a query served, in a line; empty for nothing
   */
  public AdviceText(int limit, Function<Query, String> evidence) {
    this.limit = limit;
    this.evidence = evidence;
  }

  /**
   * Writes the block.
   *
   * @throws IOException when {@code out} throws it
   */
  public void write(Advice advice, Appendable out) throws IOException {
    write(advice, new Lines(out));
  }

  void write(Advice advice, Lines lines) throws IOException {
    lines.add("Index advice: nothing was created; try an index on a copy of the data first");
    lines.blank();
    if (advice.suggestions().isEmpty()) {
      lines.add("   No index suggested.");
      lines.blank();
    }
    int rank = 0;
    for (Suggestion suggestion : advice.suggestions()) {
      writeSuggestion(++rank, suggestion, lines);
      lines.blank();
    }
    writeNotAdvised(advice.notAdvised(), lines);
  }

  private void writeSuggestion(int rank, Suggestion suggestion, Lines lines) throws IOException {
    lines.add("%4d. %s", rank, suggestion.createLine());
    QueryStats stats = suggestion.stats();
    lines.add(
        INDENT + "%s s in %s%s; p95 %s ms, docs/op %s",
        Figures.seconds(stats.nanos()),
        Figures.count(stats.operations(), "operation", "operations"),
        suggestion.routesWallNanos() == 0
            ? ""
            : ", "
                + Figures.share(suggestion.requestNanos(), suggestion.routesWallNanos())
                + " of the time of its routes",
        Figures.millis(stats.percentileNanos(95)),
        QueryNames.documents(stats));
    int served = 0;
    for (Suggestion.Served query : suggestion.serves()) {
      if (++served > MAX_SERVED) {
        lines.add(INDENT + "for %d more", suggestion.serves().size() - MAX_SERVED);
        break;
      }
      writeServed(query, lines);
    }
    for (String drop : suggestion.dropLines()) {
      lines.add(INDENT + "then drop the index that it makes superfluous: %s", drop);
    }
    for (String caveat : suggestion.caveats()) {
      lines.add(INDENT + "mind: %s", TerminalText.escape(caveat, 4 * TerminalText.MAX_CHARS));
    }
  }

  private void writeServed(Suggestion.Served served, Lines lines) throws IOException {
    lines.add(INDENT + "for %s", QueryNames.full(served.query().query()));
    QueryRows.writePlaces(served.query(), INDENT + "    ", lines);
    QueryRows.writeCallers(served.query().stats(), INDENT + "    ", lines);
    PlanFacts plan = served.plan();
    if (plan != null) {
      lines.add(INDENT + "    plan: %s", plan(plan));
    }
    String known = evidence.apply(served.query().query());
    if (!known.isEmpty()) {
      lines.add(INDENT + "    %s", known);
    }
  }

  private static String plan(PlanFacts plan) {
    StringJoiner said = new StringJoiner("; ");
    said.add(TerminalText.escape(String.join(", ", plan.stages())));
    if (plan.scansCollection()) {
      said.add("reads the whole collection");
    }
    if (!plan.indexes().isEmpty()) {
      said.add("by index " + TerminalText.escape(String.join(", ", plan.indexes())));
    }
    if (plan.sorts()) {
      said.add("sorts in memory");
    }
    if (plan.filtersFetched()) {
      said.add("throws fetched documents away");
    }
    return said.toString();
  }

  private void writeNotAdvised(List<NotAdvised> all, Lines lines) throws IOException {
    if (all.isEmpty()) {
      return;
    }
    Map<String, List<NotAdvised>> byReason = new LinkedHashMap<>();
    all.forEach(left -> byReason.computeIfAbsent(left.reason(), r -> new ArrayList<>()).add(left));
    lines.add("   Not advised");
    lines.blank();
    int reasons = 0;
    for (Map.Entry<String, List<NotAdvised>> reason : byReason.entrySet()) {
      if (++reasons > limit) {
        lines.add("   ... %d more reasons", byReason.size() - limit);
        break;
      }
      lines.add("   - %s:", TerminalText.escape(reason.getKey()));
      writeQueries(reason.getValue(), lines);
    }
    lines.blank();
  }

  private static void writeQueries(List<NotAdvised> queries, Lines lines) throws IOException {
    for (NotAdvised left : queries.subList(0, Math.min(MAX_OF_A_REASON, queries.size()))) {
      QueryStats stats = left.query().stats();
      lines.add(
          "%9d %8s  %s%s",
          stats.operations(),
          Figures.seconds(stats.nanos()),
          QueryNames.full(left.query().query()),
          stats.varying().requests() > 0 ? " (see N+1)" : "");
    }
    if (queries.size() > MAX_OF_A_REASON) {
      lines.add("%18s  ... %d more", "", queries.size() - MAX_OF_A_REASON);
    }
  }
}
