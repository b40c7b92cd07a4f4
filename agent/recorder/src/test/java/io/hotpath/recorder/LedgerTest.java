package io.hotpath.recorder;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.Loss;
import io.hotpath.profile.Profile;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private final Ledger ledger = new Ledger();

  @Test
  void moveTo_takesEverythingOnce() {
    ledger.lose(Loss.CALLS_LOST, 3);
    ledger.lose(Loss.CALLS_LOST, 4);
    ledger.fault("weave", new IllegalStateException("no room"));
    ledger.fault("weave", new IllegalStateException("no room"));
    ledger.fault("end", new StackOverflowError());
    ledger.skip("too large", "app.Huge#service");
    ledger.woven(12);
    ledger.woven(3);
    Profile first = new Profile();
    Profile second = new Profile();

    ledger.moveTo(first);
    ledger.moveTo(second);

    assertThat(first.losses()).isEqualTo(Map.of(Loss.CALLS_LOST, 7L));
    assertThat(first.faults())
        .isEqualTo(
            Map.of(
                "weave: java.lang.IllegalStateException: no room",
                2L,
                "end: java.lang.StackOverflowError",
                1L));
    assertThat(requireNonNull(first.skipped().get("too large")).names())
        .containsExactly("app.Huge#service");
    assertThat(first.wovenClasses()).isEqualTo(2);
    assertThat(first.wovenMethods()).isEqualTo(15);
    assertThat(second.losses()).isEmpty();
    assertThat(second.faults()).isEmpty();
    assertThat(second.skipped()).isEmpty();
    assertThat(second.wovenClasses()).isZero();
  }

  @Test
  void fault_withALongMessage_isShortened() {
    ledger.fault("place", new IllegalStateException("x".repeat(10_000)));
    Profile window = new Profile();
    ledger.moveTo(window);

    assertThat(window.faults().firstKey()).hasSize(256).startsWith("place: java.lang.Illegal");
  }

  @Test
  void faults_ofManyKinds_areBounded() {
    for (int i = 0; i < 1_000; i++) {
      ledger.fault("place " + i, new IllegalStateException());
    }
    Profile window = new Profile();
    ledger.moveTo(window);

    assertThat(window.faults()).hasSizeLessThanOrEqualTo(Profile.MAX_FAULTS + 1);
    assertThat(window.faults().values().stream().mapToLong(count -> count).sum()).isEqualTo(1_000);
  }

  @Test
  void losses_ofManyThreadsWhileWindowsEnd_areAllCounted() throws Exception {
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          new Thread(
              () -> {
                for (int j = 0; j < 200_000; j++) {
                  ledger.lose(Loss.REQUESTS_DROPPED, 1);
                }
              });
      threads[i].start();
    }
    Profile total = new Profile();
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        ledger.moveTo(total);
      }
    }
    ledger.moveTo(total);

    assertThat(total.losses()).isEqualTo(Map.of(Loss.REQUESTS_DROPPED, 800_000L));
  }
}
