package io.hotpath.recorder;

import static io.hotpath.recorder.HandDrivenCollector.A;
import static io.hotpath.recorder.HandDrivenCollector.B;
import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.Method;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From what calls take to how they are measured. */
class GovernorTest {

  private final MethodTable methods = HandDrivenCollector.methods(10);
  private final Governor governor = new Governor(methods);

  private int modeAfter(int method, long calls, long nanosEach) {
    governor.saw(method, calls, calls * nanosEach, 0, 0);
    governor.decide();
    return mode(method);
  }

  private int mode(int method) {
    byte[] modes = governor.modes();
    return method < modes.length ? modes[method] : 0;
  }

  @ParameterizedTest
  @CsvSource({"20, 9", "100, 6", "500, 4", "1000, 3", "3999, 1", "5000, 0", "1000000, 0", "1, 10"})
  void mode_ofAMethod_letsTheClockTakeAHundredthOfItsTime(long nanos, int shift) {
    assertThat(modeAfter(A, 100, nanos)).isEqualTo(shift);
  }

  @Test
  void mode_ofTooFewCalls_isTimed() {
    assertThat(modeAfter(A, Governor.ENOUGH_CALLS - 1, 10)).isZero();
    assertThat(modeAfter(A, 1, 10)).isPositive();
  }

  @Test
  void mode_ofFirstCallsAlone_isKnownFromThem() {
    governor.saw(A, 0, 0, 40, 40 * 50);
    governor.decide();

    assertThat(mode(A)).isPositive();
    assertThat(governor.meanNanos(A)).isGreaterThanOrEqualTo(0);

    governor.saw(A, 40, 40 * 1_000_000, 0, 0);
    assertThat(governor.meanNanos(A)).as("others count more").isGreaterThan(900_000);
  }

  @Test
  void mode_aroundTheLimit_staysWhatItIs() {
    assertThat(modeAfter(A, 100, 4_500)).isZero();
    assertThat(modeAfter(B, 100, 3_000)).isPositive();
    assertThat(modeAfter(B, 300, 5_000)).isPositive();
    assertThat(modeAfter(B, 10_000, 6_000)).isZero();
  }

  @Test
  void mode_ofAMethodThatChanges_follows() {
    assertThat(modeAfter(A, 20_000, 20)).isEqualTo(9);
    for (int i = 0; i < 3; i++) {
      governor.saw(A, 20_000, 20_000 * 9_000L, 0, 0);
      governor.decide();
    }
    assertThat(mode(A)).isZero();
    assertThat(governor.meanNanos(A)).isGreaterThan(6_000);
  }

  @Test
  void places_thatAreNoMethods_areAlwaysTimed() {
    int driver = methods.number(Method.DRIVER, "");

    assertThat(modeAfter(driver, 100, 10)).isZero();

    governor.thinClocks(6);
    assertThat(mode(driver)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"20, 10", "1000, 5", "6000, 2", "12000, 1", "19999, 1", "20100, 0"})
  void mode_whereClocksAreThinnedTwice_isOfAQuarterAsManyCalls(long nanos, int shift) {
    governor.thinClocks(2);

    assertThat(modeAfter(A, 100, nanos)).isEqualTo(shift);
  }

  @Test
  void clocks_atTheBound_areNotThinnedFurther() {
    modeAfter(A, 100, 6_000);
    assertThat(governor.thinClocks(Governor.MAX_THINNED + 2)).isEqualTo(1 - 1.0 / 64);
    assertThat(governor.thinClocks(1)).isZero();
    assertThat(mode(A)).isEqualTo(6);

    for (int i = 0; i < Governor.MAX_THINNED + 2; i++) {
      governor.thickenClocks();
    }

    assertThat(mode(A)).isZero();
  }

  @Test
  void firstCalls_ofQuickPathsWhereClocksAreThinned_areTimedInFewerRequestsThanAreMeasured() {
    CpuTurns turns = new CpuTurns();
    for (int i = 0; i < CpuTurns.ENOUGH; i++) {
      turns.saw(7, 100_000);
    }
    governor.thinClocks(3);

    assertThat(LongStream.range(0, 64_000).filter(n -> turns.isDue(7, n)).count())
        .isBetween(7_900L, 8_100L);
    assertThat(
            LongStream.range(0, 64_000)
                .filter(n -> turns.isDue(7, n) && governor.timesFirsts(n))
                .count())
        .isBetween(900L, 1_100L);
  }

  @Test
  void firstCalls_whereClocksAreThinned_areTimedInSomeRequests() {
    assertThat(LongStream.range(0, 6_400).filter(governor::timesFirsts).count()).isEqualTo(6_400);

    governor.thinClocks(6);

    assertThat(LongStream.range(0, 6_400).filter(governor::timesFirsts).count())
        .isBetween(95L, 105L);
  }

  @Test
  void modes_thatWereHandedOut_neverChange() {
    byte[] before = governor.modes();
    int ignored = modeAfter(A, 100, 10);

    assertThat(before).isEmpty();
    assertThat(governor.modes()).isNotSameAs(before);
    assertThat(ignored).isPositive();
  }

  @Test
  void calls_withoutTime_changeNothing() {
    governor.saw(500_000, 0, 0, 0, 0);
    governor.decide();

    assertThat(governor.modes()).isEmpty();
    assertThat(governor.meanNanos(500_000)).isNegative();
  }
}
