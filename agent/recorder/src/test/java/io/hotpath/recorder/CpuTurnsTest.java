package io.hotpath.recorder;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.Profile;
import io.hotpath.profile.RouteProfile;
import java.util.Map;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuTurnsTest {

  private static final int PATH = "/path".hashCode();
  private static final long REQUESTS = 100_000;

  private final CpuTurns turns = new CpuTurns();

  private void saw(int path, int times, long wallNanos) {
    for (int i = 0; i < times; i++) {
      turns.saw(path, wallNanos);
    }
  }

  private long due(int path) {
    return LongStream.range(0, REQUESTS).filter(number -> turns.isDue(path, number)).count();
  }

  @Test
  void firstRequests_areMeasured() {
    saw(PATH, CpuTurns.ENOUGH - 1, 1_000);

    assertThat(due(PATH)).isEqualTo(REQUESTS);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 32",
    "20000, 32",
    "40000, 16",
    "70000, 8",
    "200000, 4",
    "400000, 2",
    "500000, 1"
  })
  void quickRequests_areMeasuredTheLessTheQuickerTheyAre(long wallNanos, int oneIn) {
    saw(PATH, CpuTurns.ENOUGH, wallNanos);

    assertThat(due(PATH)).isCloseTo(REQUESTS / oneIn, Percentage.withPercentage(1));
  }

  @Test
  void requests_thatBecomeSlow_areMeasuredAgain() {
    saw(PATH, 100_000, 1_000);
    saw(PATH, 3_000, 10 * CpuTurns.LONG_NANOS);

    assertThat(due(PATH)).isEqualTo(REQUESTS);
  }

  @Test
  void requests_ofUnknownPath_areMeasured() {
    saw(CpuTurns.ALWAYS, 1_000, 1_000);

    assertThat(due(CpuTurns.ALWAYS)).isEqualTo(REQUESTS);
  }

  @Test
  void route_ofQuickRequests_hasTheCpuOfSome() {
    RouteProfile route = windowOfQuickRequests(Map.of()).route("GET /");

    assertThat(route.requests()).isEqualTo(1_000);
    assertThat(route.cpuRequests()).isBetween(50L, 100L);
    assertThat(route.allocatedRequests()).isEqualTo(1_000);
    assertThat(route.cpuNanosOfAll())
        .isEqualTo(Math.round(route.cpuNanos() * (1_000.0 / route.cpuRequests())));
  }

  @Test
  void route_whoseRequestsAreShownEach_hasTheCpuOfAll() {
    RouteProfile route = windowOfQuickRequests(Map.of("requests", "all")).route("GET /");

    assertThat(route.cpuRequests()).isEqualTo(1_000);
  }

  private static Profile windowOfQuickRequests(Map<String, String> options) {
    HandDrivenCollector hand = new HandDrivenCollector(options);
    for (int i = 0; i < 1_000; i++) {
      Recording recording = hand.collector.begin(PATH);
      CallTree tree = requireNonNull(recording.attach());
      recording.detach(tree);
      recording.end("GET /", 200, null, 0);
      hand.collector.work();
    }
    return hand.endWindow();
  }
}
