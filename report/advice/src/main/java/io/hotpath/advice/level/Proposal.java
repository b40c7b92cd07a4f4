package io.hotpath.advice.level;

/**
 * That a statement should not be written.
 *
 * @param level of its logger from which on it is not
 * @param evidence in words
 */
public record Proposal(LevelRule rule, Severity level, String evidence) {}
