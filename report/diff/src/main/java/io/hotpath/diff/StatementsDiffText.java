package io.hotpath.diff;

import io.hotpath.text.TerminalText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The table of log statements in a diff: means of a request of the routes in both. */
final class StatementsDiffText {

  private final int limit;
  private final Appendable out;

  StatementsDiffText(int limit, Appendable out) {
    this.limit = limit;
    this.out = out;
  }

  void write(ProfileDiff diff) throws IOException {
    List<StatementDiff> statements = diff.statements();
    if (statements.isEmpty()) {
      return;
    }
    line("   Log statements, by how much their bytes changed (common routes, weighted as before)");
    if (statements.size() > limit) {
      line(
          "   List reduced from %d to %d due to restriction <%d>", statements.size(), limit, limit);
    }
    line("");
    line("  added bytes     events a request      bytes a request    time us a request  statement");
    double requests = diff.requestsBefore();
    for (StatementDiff one : statements.subList(0, Math.min(limit, statements.size()))) {
      line(
          "%13s %20s %20s %20s  %s",
          String.format(Locale.ROOT, "%+.0f", one.addedBytes()),
          pair(one.before().events(), one.after().events(), requests),
          pair(one.before().bytes(), one.after().bytes(), requests),
          pair(one.before().nanos() / 1e3, one.after().nanos() / 1e3, requests),
          TerminalText.escape(one.statement().text()));
    }
    line("");
  }

  private static String pair(double before, double after, double requests) {
    return String.format(Locale.ROOT, "%.2f > %.2f", before / requests, after / requests);
  }

  private void line(String pattern, Object... values) throws IOException {
    out.append(String.format(Locale.ROOT, pattern, values).stripTrailing()).append('\n');
  }
}
