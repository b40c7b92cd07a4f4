package io.hotpath.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {

  private static final ProfileDiff SLOWER =
      ProfileDiff.of(
          new Profiles(1).requests("/a", 500, 10).requests("/b", 500, 50).profile,
          new Profiles(2).requests("/a", 500, 20).requests("/b", 400, 50).profile,
          route -> true);

  @ParameterizedTest
  @CsvSource({
    "p95>+10%, ALL, '', P95, RELATIVE, 0.1",
    "each:P50 > -5%, EACH, '', P50, RELATIVE, -0.05",
    "route=GET /a:b:mean>+20ms, ROUTE, GET /a:b, MEAN, ADDED, 20e6",
    "cpu>1.5s, ALL, '', CPU, VALUE, 1.5e9",
    "queries>+2, ALL, '', QUERIES, ADDED, 2",
    "requests<100, ALL, '', REQUESTS, VALUE, 100",
    "p99>250us, ALL, '', P99, VALUE, 250e3"
  })
  void parse_goodForm_isUnderstood(
      String text,
      Threshold.Scope scope,
      String route,
      Metric metric,
      Threshold.Kind kind,
      double limit) {
    Threshold threshold = Threshold.parse(text);

    assertThat(threshold.scope()).isEqualTo(scope);
    assertThat(threshold.route()).isEqualTo(route);
    assertThat(threshold.metric()).isEqualTo(metric);
    assertThat(threshold.kind()).isEqualTo(kind);
    assertThat(threshold.limit()).isEqualTo(limit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "p95",
        "p95>",
        "p95>10%",
        "p94>+10%",
        "p95=+10%",
        "p95>+10",
        "queries>+1ms",
        "route=:p95>+1%",
        "p95>+1e9%",
        "p95>+9999999999999%",
        "p95>+10%\nx"
      })
  void parse_badForm_saysWhatIsAllowed(String text) {
    assertThatThrownBy(() -> Threshold.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'" + text + "': ")
        .hasMessageContaining("allowed is [route=TEXT:|each:]METRIC>LIMIT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p50>+10%",
        "route=/a:p95>+50%",
        "each:p50>+50%",
        "mean>+1ms",
        "route=/a:p50>15ms",
        "requests<-5%",
        "route=^/a$:p95>+50%"
      })
  void check_beyond_isABreach(String text) {
    Verdict verdict = Threshold.parse(text).check(SLOWER);

    assertThat(verdict.breaches()).hasSize(1).first().asString().startsWith(text + ": ");
    assertThat(verdict.notes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p50>+300%",
        "route=/b:p95>+30%",
        "each:p50>+200%",
        "queries>+0",
        "p50<-10%",
        "route=/a:p50>100ms"
      })
  void check_within_isNone(String text) {
    assertThat(Threshold.parse(text).check(SLOWER)).isEqualTo(new Verdict(List.of(), List.of()));
  }

  @Test
  void check_chance_isANote() {
    ProfileDiff diff =
        ProfileDiff.of(
            new Profiles(1).requests("/a", 20, 10).profile,
            new Profiles(4).requests("/a", 20, 11).profile,
            route -> true);
    Change change = diff.routes().get(0).change(Metric.P50);
    String limit = change.relative() > 0 ? "p50>+0%" : "p50<-0%";

    Verdict verdict = Threshold.parse(limit).check(diff);

    assertThat(change.isClear()).isFalse();
    assertThat(verdict.breaches()).isEmpty();
    assertThat(verdict.notes()).hasSize(1).first().asString().contains("may be chance");
  }

  @Test
  void check_noSuchRoute_cannotBeChecked() {
    assertThat(Threshold.parse("route=/nowhere:p50>+1%").check(SLOWER).breaches())
        .containsExactly("route=/nowhere:p50>+1%: cannot be checked: no such route is in both");
  }
}
