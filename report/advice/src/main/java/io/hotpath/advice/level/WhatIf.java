package io.hotpath.advice.level;

import io.hotpath.profile.StatementStats;
import io.hotpath.profile.StatementTotal;
import java.util.List;

/**
 * What would vanish if a logger had a level. Of its own statements: loggers below it that have no
 * level of their own would follow it.
 *
 * @param noisy statements for whose sake it is proposed, the loudest first
 * @param others that would be silenced with them
 * @param stats of all of them
 * @param requestNanos what requests paid for them
 */
public record WhatIf(
    String logger,
    Severity level,
    List<StatementTotal> noisy,
    List<StatementTotal> others,
    StatementStats stats,
    long requestNanos) {}
