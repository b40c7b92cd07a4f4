package io.hotpath.advice.level;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.Profile;
import io.hotpath.profile.RouteProfile;
import io.hotpath.profile.Statement;
import io.hotpath.profile.StatementStats;
import io.hotpath.profile.StatementTotal;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelAdviceTest {

  private static final Statement LISTED = new Statement("shop.Catalogue", "INFO", "listed {}");
  private static final Statement ABOUT = new Statement("shop.Catalogue", "DEBUG", "about {}");
  private static final Statement RARE = new Statement("shop.Catalogue", "INFO", "cache cleared");
  private static final Statement STALE = new Statement("shop.Catalogue", "WARN", "stale {}");
  private static final Statement ORDER = new Statement("shop.Checkout", "INFO", "order {}");

  private final Profile profile = new Profile();
  private final RouteProfile route = profile.route("GET /catalogue");

  private StatementStats log(Statement statement, int requests, int times, long bytes) {
    StatementStats stats = route.statements().of(statement);
    stats.addEmissions(times, 0, times * 1_000L, 0);
    stats.addWritten(bytes, 0);
    for (int i = 0; i < requests; i++) {
      stats.countRequest();
    }
    return stats;
  }

  private LevelAdvice advice() {
    return LevelAdvice.of(profile, StatementTotal.of(profile, place -> true), place -> true);
  }

  @Test
  void of_noisyLogger_sumsWhatWouldVanish() {
    for (int i = 0; i < 100; i++) {
      route.countRequest(200, false, false, 1_000_000, -1, -1, -1);
    }
    log(LISTED, 50, 1_000, 50_000);
    log(ABOUT, 50, 2_000, 90_000);
    log(RARE, 1, 1, 40);
    log(STALE, 90, 5_000, 400_000);
    log(ORDER, 3, 3, 100);

    LevelAdvice advice = advice();

    assertThat(advice.proposals()).containsOnlyKeys(ABOUT, LISTED);
    WhatIf whatIf = advice.whatIfs().get(0);
    assertThat(advice.whatIfs()).hasSize(1);
    assertThat(whatIf.logger()).isEqualTo("shop.Catalogue");
    assertThat(whatIf.level()).isEqualTo(Severity.WARN);
    assertThat(whatIf.noisy()).extracting(StatementTotal::statement).containsExactly(ABOUT, LISTED);
    assertThat(whatIf.others()).extracting(StatementTotal::statement).containsExactly(RARE);
    assertThat(whatIf.stats().emitted()).isEqualTo(3_001);
    assertThat(whatIf.stats().bytes()).isEqualTo(140_040);
    assertThat(whatIf.requestNanos()).isEqualTo(3_001_000);
  }

  @Test
  void of_debugAlone_leavesInfo() {
    route.countRequest(200, false, false, 1_000_000, -1, -1, -1);
    log(ABOUT, 1, 30, 900);
    log(RARE, 1, 1, 40);

    List<WhatIf> whatIfs = advice().whatIfs();

    assertThat(whatIfs).hasSize(1);
    assertThat(whatIfs.get(0).level()).isEqualTo(Severity.INFO);
    assertThat(whatIfs.get(0).others()).isEmpty();
  }

  @Test
  void of_repeatedWarning_isABurstAndKeepsItsLevel() {
    route.countRequest(200, false, false, 1_000_000, -1, -1, -1);
    log(STALE, 1, 100, 100).addEmissions(0, 100, 0, 0);
    log(LISTED, 1, 100, 100).addEmissions(0, 49, 0, 0);
    log(ORDER, 1, 300, 100).addEmissions(0, 149, 0, 0);

    LevelAdvice advice = advice();

    assertThat(advice.bursts()).extracting(StatementTotal::statement).containsExactly(STALE);
    assertThat(advice.proposals()).doesNotContainKey(STALE);
  }
}
