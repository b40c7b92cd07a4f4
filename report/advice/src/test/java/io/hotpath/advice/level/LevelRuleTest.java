package io.hotpath.advice.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of rules: what is proposed for a statement, and why. */
class LevelRuleTest {

  @ParameterizedTest
  @CsvSource({
    // level, events, requests with it, their share, share of bytes -> rule, proposed level
    "DEBUG,   20,   1, 0.01, 0.01, DEBUG, INFO",
    "FINE,    20,   1, 0.01, 0.01, DEBUG, INFO",
    "TRACE,   20,   0, 0.00, 0.00, DEBUG, INFO",
    "FINEST,  99,  99, 1.00, 1.00, DEBUG, INFO",
    "DEBUG,   19,   1, 0.01, 0.01, none, none",
    "INFO,   100, 100, 0.50, 0.01, EVERY_REQUEST, WARN",
    "INFO,   100, 100, 0.49, 0.01, none, none",
    "INFO,    19,  19, 1.00, 0.01, none, none",
    "INFO,   100,  20, 0.10, 0.01, MANY_A_REQUEST, WARN",
    "INFO,    99,  20, 0.10, 0.01, none, none",
    "INFO,   950,  19, 0.10, 0.01, none, none",
    "CONFIG, 100,  20, 0.10, 0.01, MANY_A_REQUEST, WARN",
    "INFO,    20,   0, 0.00, 0.25, BYTES, WARN",
    "INFO,    20,   0, 0.00, 0.24, none, none",
    "WARN,  9999, 999, 1.00, 1.00, none, none",
    "ERROR, 9999, 999, 1.00, 1.00, none, none",
    "SEVERE, 9999, 999, 1.00, 1.00, none, none",
    "NOTICE, 9999, 999, 1.00, 1.00, none, none",
  })
  void propose_facts_followTheTable(
      String level,
      long events,
      long requests,
      double requestShare,
      double byteShare,
      String rule,
      String proposed) {
    Proposal proposal =
        LevelRule.propose(level, new LevelRule.Facts(events, requests, requestShare, byteShare));

    assertThat(proposal == null ? "none" : proposal.rule().name()).isEqualTo(rule);
    assertThat(proposal == null ? "none" : proposal.level().name()).isEqualTo(proposed);
  }

  @Test
  void propose_evidence_namesTheFigures() {
    Proposal every = LevelRule.propose("INFO", new LevelRule.Facts(120, 60, 0.75, 0.1));
    Proposal many = LevelRule.propose("INFO", new LevelRule.Facts(720, 30, 0.1, 0.1));

    assertThat(every).extracting(Proposal::evidence).isEqualTo("75.0% of the requests write it");
    assertThat(many)
        .extracting(Proposal::evidence)
        .isEqualTo("24.0 times in a request that writes it");
  }

  @Test
  void propose_anyFacts_neverSilencesWarnings() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      LevelRule.Facts facts =
          new LevelRule.Facts(
              random.nextInt(1_000_000),
              random.nextInt(10_000),
              random.nextDouble(),
              random.nextDouble());
      for (String level : new String[] {"TRACE", "DEBUG", "INFO", "WARN", "ERROR", "x"}) {
        Proposal proposal = LevelRule.propose(level, facts);
        if (proposal != null) {
          assertThat(proposal.level().silences("WARN")).isFalse();
          assertThat(proposal.level().silences(level)).isTrue();
        }
      }
    }
  }
}
