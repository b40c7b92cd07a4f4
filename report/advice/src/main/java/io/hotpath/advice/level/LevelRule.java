package io.hotpath.advice.level;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When a statement is too loud for its level. The first rule that applies is taken. None proposes a
 * level that would silence WARN or ERROR.
 */
public enum LevelRule {
  /** A statement for developers, in an application that serves. */
  DEBUG(Severity.DEBUG, Severity.INFO, 0, 0, 0, 0, "of a level for development, %2$d events"),

  /** What each second request says tells nothing of one. */
  EVERY_REQUEST(Severity.INFO, Severity.WARN, 0, 0.5, 0, 0, "%1$s of the requests write it"),

  /** A loop. */
  MANY_A_REQUEST(
      Severity.INFO,
      Severity.WARN,
      LevelRule.FEW,
      0,
      5,
      0,
      "%3$.1f times in a request that writes it"),

  /** Not often, but much. */
  BYTES(Severity.INFO, Severity.WARN, 0, 0, 0, 0.25, "%4$s of all bytes");

  /** Fewer events prove nothing. */
  static final int FEW = 20;

  private final Severity most;
  private final Severity proposed;
  private final long leastRequests;
  private final double leastRequestShare;
  private final double leastInARequest;
  private final double leastByteShare;
  private final String evidence;

  LevelRule(
      Severity most,
      Severity proposed,
      long leastRequests,
      double leastRequestShare,
      double leastInARequest,
      double leastByteShare,
      String evidence) {
    this.most = most;
    this.proposed = proposed;
    this.leastRequests = leastRequests;
    this.leastRequestShare = leastRequestShare;
    this.leastInARequest = leastInARequest;
    this.leastByteShare = leastByteShare;
    this.evidence = evidence;
  }

  /**
   * What rules look at.
   *
   * @param requests that emitted it
   * @param requestShare of all requests
   * @param byteShare of all bytes written
   */
  record Facts(long emitted, long requests, double requestShare, double byteShare) {

    /** Events in a request that emits it. */
    double aRequest() {
      return requests == 0 ? 0 : (double) emitted / requests;
    }
  }

  /** What the rules say of a statement; null for nothing. */
  static @Nullable Proposal propose(String level, Facts facts) {
    Severity severity = Severity.of(level);
    if (severity == null) {
      return null;
    }
    for (LevelRule rule : values()) {
      if (severity.compareTo(rule.most) <= 0 && rule.applies(facts)) {
        return new Proposal(rule, rule.proposed, rule.evidence(facts));
      }
    }
    return null;
  }

  private boolean applies(Facts facts) {
    return facts.emitted >= FEW
        && facts.requests >= leastRequests
        && facts.requestShare >= leastRequestShare
        && facts.aRequest() >= leastInARequest
        && facts.byteShare >= leastByteShare;
  }

  private String evidence(Facts facts) {
    return String.format(
        Locale.ROOT,
        evidence,
        percent(facts.requestShare),
        facts.emitted,
        facts.aRequest(),
        percent(facts.byteShare));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }
}
