package io.hotpath.diff;

import io.hotpath.text.Lines;
import io.hotpath.text.TerminalText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The table of log statements in a diff: means of a request of the routes in both. */
final class StatementsDiffText {

  private final int limit;
  private final Lines lines;

  StatementsDiffText(int limit, Lines lines) {
    this.limit = limit;
    this.lines = lines;
  }

  void write(ProfileDiff diff) throws IOException {
    List<StatementDiff> statements = diff.statements();
    if (statements.isEmpty()) {
      return;
    }
    lines.add(
        "   Log statements, by how much their bytes changed (common routes, weighted as before)");
    lines.reduced(statements.size(), limit);
    lines.blank();
    lines.add(
        "  added bytes     events a request      bytes a request    time us a request  statement");
    double requests = diff.requestsBefore();
    for (StatementDiff one : statements.subList(0, Math.min(limit, statements.size()))) {
      lines.add(
          "%13s %20s %20s %20s  %s",
          String.format(Locale.ROOT, "%+.0f", one.addedBytes()),
          pair(one.before().events(), one.after().events(), requests),
          pair(one.before().bytes(), one.after().bytes(), requests),
          pair(one.before().nanos() / 1e3, one.after().nanos() / 1e3, requests),
          TerminalText.escape(one.statement().text()));
    }
    lines.blank();
  }

  private static String pair(double before, double after, double requests) {
    return String.format(Locale.ROOT, "%.2f > %.2f", before / requests, after / requests);
  }
}
