package io.hotpath.text;

import io.hotpath.advice.level.LevelAdvice;
import io.hotpath.advice.level.WhatIf;
import io.hotpath.profile.StatementStats;
import io.hotpath.profile.StatementTotal;
import java.io.IOException;
import java.util.List;

/**
 * What to do first about log statements: loggers to raise, and statements that repeat themselves.
 */
final class WhatIfText {

  private static final int MAX_STATEMENTS = 3;
  private static final String INDENT = " ".repeat(37);

  private final StatementOptions options;
  private final DailyRate day;

  WhatIfText(StatementOptions options, DailyRate day) {
    this.options = options;
    this.day = day;
  }

  void write(LevelAdvice advice, Lines lines) throws IOException {
    List<WhatIf> whatIfs = advice.whatIfs();
    if (whatIfs.isEmpty()) {
      lines.add("   No level to raise: no statement below WARN is too loud.");
    } else {
      lines.add(
          "   What if: written no more, and time of the threads that log, measured and a day");
      lines.blank();
      lines.add("   events    bytes   time s events/day bytes/day    s/day  set logger to level");
    }
    for (WhatIf whatIf : whatIfs.subList(0, Math.min(whatIfs.size(), options.limit()))) {
      write(whatIf, lines);
    }
    if (whatIfs.size() > options.limit()) {
      lines.add("   ... %d more", whatIfs.size() - options.limit());
    }
    lines.blank();
    writeBursts(advice.bursts(), lines);
  }

  private void write(WhatIf whatIf, Lines lines) throws IOException {
    StatementStats stats = whatIf.stats();
    lines.add(
        "%9d %8s %8s %10s %9s %8s  %s to %s",
        stats.emitted(),
        Figures.bytes(stats.bytes()),
        Figures.seconds(stats.emitterNanos()),
        day.isKnown() ? Figures.format("%.0f", day.of(stats.emitted())) : "-",
        day.isKnown() ? Figures.bytes(day.of(stats.bytes())) : "-",
        day.isKnown() ? Figures.seconds(day.of(stats.emitterNanos())) : "-",
        TerminalText.escape(whatIf.logger()),
        whatIf.level());
    writeStatements("for", whatIf.noisy(), lines);
    writeStatements("silences too", whatIf.others(), lines);
  }

  private static void writeStatements(String what, List<StatementTotal> statements, Lines lines)
      throws IOException {
    for (StatementTotal total :
        statements.subList(0, Math.min(MAX_STATEMENTS, statements.size()))) {
      lines.add(
          INDENT + "%s %d %s %s",
          what,
          total.stats().emitted(),
          TerminalText.escape(total.statement().level(), 20),
          StatementNames.template(total.statement()));
    }
    if (statements.size() > MAX_STATEMENTS) {
      lines.add(INDENT + "%s %d more", what, statements.size() - MAX_STATEMENTS);
    }
  }

  private void writeBursts(List<StatementTotal> bursts, Lines lines) throws IOException {
    if (bursts.isEmpty()) {
      return;
    }
    lines.add("   Repeated: said again with the same values; DuplicateLimiter can hold them back");
    lines.blank();
    lines.add("  repeats    events   share  statement");
    for (StatementTotal total : bursts.subList(0, Math.min(bursts.size(), options.limit()))) {
      lines.add(
          "%9d %9d %7s  %s",
          total.stats().repeats(),
          total.stats().emitted(),
          Figures.share(total.stats().repeats(), total.stats().emitted()),
          StatementNames.full(total.statement()));
    }
    if (bursts.size() > options.limit()) {
      lines.add("   ... %d more", bursts.size() - options.limit());
    }
    lines.blank();
  }
}
