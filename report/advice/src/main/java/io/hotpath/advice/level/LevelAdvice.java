package io.hotpath.advice.level;

import io.hotpath.profile.Profile;
import io.hotpath.profile.RouteProfile;
import io.hotpath.profile.Statement;
import io.hotpath.profile.StatementStats;
import io.hotpath.profile.StatementTotal;
import io.hotpath.profile.Sum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which loggers should be less talkative. Immutable.
 *
 * @param proposals by statement
 * @param whatIfs one for each logger with a proposal, the most bytes first
 * @param bursts statements of any level that mostly repeat themselves, the most repeats first
 */
public record LevelAdvice(
    Map<Statement, Proposal> proposals, List<WhatIf> whatIfs, List<StatementTotal> bursts) {

  /** Repeats from which on a statement is a burst, if they are half of its events. */
  static final int MANY_REPEATS = 100;

  private static final Comparator<WhatIf> MOST_BYTES =
      Comparator.<WhatIf>comparingLong(whatIf -> whatIf.stats().bytes())
          .thenComparingLong(whatIf -> whatIf.stats().emitted())
          .reversed()
          .thenComparing(WhatIf::logger);

  private static final Comparator<StatementTotal> MOST_REPEATS =
      Comparator.<StatementTotal>comparingLong(total -> total.stats().repeats())
          .reversed()
          .thenComparing(StatementTotal::statement);

  /**
   * The advice for some statements of a profile.
   *
   * @param shown which of the routes they are of
   */
  public static LevelAdvice of(
      Profile profile, List<StatementTotal> statements, Predicate<String> shown) {
    long requests =
        profile.routes().values().stream()
            .filter(route -> shown.test(route.route()))
            .mapToLong(RouteProfile::requests)
            .reduce(0, Sum::of);
    long bytes = statements.stream().mapToLong(total -> total.stats().bytes()).reduce(0, Sum::of);
    Map<Statement, Proposal> proposals = new TreeMap<>();
    for (StatementTotal total : statements) {
      StatementStats stats = total.stats();
      Proposal proposal =
          LevelRule.propose(
              total.statement().level(),
              new LevelRule.Facts(
                  stats.emitted(),
                  stats.requests(),
                  share(stats.requests(), requests),
                  share(stats.bytes(), bytes)));
      if (proposal != null) {
        proposals.put(total.statement(), proposal);
      }
    }
    return new LevelAdvice(proposals, whatIfs(proposals, statements), bursts(statements));
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static List<WhatIf> whatIfs(
      Map<Statement, Proposal> proposals, List<StatementTotal> statements) {
    Map<String, Severity> levels = new TreeMap<>();
    proposals.forEach(
        (statement, proposal) ->
            levels.merge(
                statement.logger(),
                proposal.level(),
                (one, other) -> one.compareTo(other) > 0 ? one : other));
    List<WhatIf> whatIfs = new ArrayList<>();
    levels.forEach(
        (logger, level) ->
            whatIfs.add(
                whatIf(
                    logger,
                    level,
                    statements.stream()
                        .filter(total -> total.statement().logger().equals(logger))
                        .filter(total -> level.silences(total.statement().level()))
                        .filter(total -> total.stats().emitted() > 0)
                        .toList(),
                    proposals)));
    whatIfs.sort(MOST_BYTES);
    return whatIfs;
  }

  private static WhatIf whatIf(
      String logger,
      Severity level,
      List<StatementTotal> silenced,
      Map<Statement, Proposal> proposals) {
    StatementStats stats = new StatementStats();
    silenced.forEach(total -> stats.add(total.stats()));
    Comparator<StatementTotal> loudest =
        Comparator.<StatementTotal>comparingLong(total -> total.stats().bytes())
            .reversed()
            .thenComparing(StatementTotal::statement);
    Predicate<StatementTotal> noisy = total -> proposals.containsKey(total.statement());
    return new WhatIf(
        logger,
        level,
        silenced.stream().filter(noisy).sorted(loudest).toList(),
        silenced.stream().filter(noisy.negate()).sorted(loudest).toList(),
        stats,
        silenced.stream().mapToLong(StatementTotal::requestNanos).reduce(0, Sum::of));
  }

  private static List<StatementTotal> bursts(List<StatementTotal> statements) {
    return statements.stream()
        .filter(total -> total.stats().repeats() >= MANY_REPEATS)
        .filter(total -> total.stats().repeats() >= total.stats().emitted() / 2)
        .sorted(MOST_REPEATS)
        .toList();
  }
}
