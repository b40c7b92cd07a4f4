package io.hotpath.recorder;

import static io.hotpath.recorder.HandDrivenCollector.A;
import static io.hotpath.recorder.HandDrivenCollector.B;
import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.Profile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** When probes are removed, which, and when they come back. */
class BudgetTest {

  private static final long WINDOW = 10_000_000_000L;
  private static final int LONG_METHOD = 4;

  /** At some nanoseconds a call far more than 1 % of a window. */
  private static final long TOO_MANY = 1_000_000_000;

  private final MethodTable methods = HandDrivenCollector.methods(600);
  private final Governor governor = new Governor(methods);
  private final Ledger ledger = new Ledger();
  private final Budget budget = new Budget(1, governor, methods, ledger);
  private final List<String> done = new ArrayList<>();
  private long now;

  private final ProbeRemover remover =
      new ProbeRemover() {
        @Override
        public void remove(Collection<Integer> numbers) {
          done.add("remove " + new TreeSet<>(numbers));
        }

        @Override
        public void restore(Collection<Integer> numbers) {
          done.add("restore " + new TreeSet<>(numbers));
        }
      };

  BudgetTest() {
    governor.calibrate();
    for (int method = A; method < A + 500; method++) {
      governor.saw(method, 1_000, 1_000 * (method == LONG_METHOD ? 100_000L : 20L), 0, 0);
    }
    governor.decide();
    budget.removeWith(remover);
  }

  private void windows(int count, int method, long calls) {
    for (int i = 0; i < count; i++) {
      budget.countRequest();
      budget.saw(method, calls, 0);
      budget.saw(B, 10, 0);
      now += WINDOW;
      budget.close(now, WINDOW, WINDOW);
    }
  }

  @Test
  void methods_withinTheBudget_keepTheirProbes() {
    windows(100, A, 1_000);

    assertThat(done).isEmpty();
  }

  @Test
  void worst_beyondTheBudget_isRemovedAfterTheStart() {
    windows(3, A, TOO_MANY);
    assertThat(done).isEmpty();

    windows(1, A, TOO_MANY);

    assertThat(done).containsExactly("remove [" + A + "]");
    Profile window = new Profile();
    ledger.moveTo(window);
    assertThat(window.skipped().toString() + window.skipped().values())
        .contains("probe removed, it cost more than budget allows: no longer seen");
    assertThat(
            window.skipped().values().stream()
                .flatMap(skipped -> skipped.names().stream())
                .toList())
        .containsExactly(methods.get(A).qualifiedName() + " (100% of the calls)");
  }

  @Test
  void methods_thatTakeLong_areNeverRemoved() {
    windows(20, LONG_METHOD, TOO_MANY);

    assertThat(done).isEmpty();
  }

  @Test
  void removal_isRepeatedAtDoublingIntervalsAndNotForEver() {
    List<Long> at = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      int before = done.size();
      windows(1, A + 5 + i % 400, TOO_MANY);
      if (done.size() > before) {
        at.add(now / 1_000_000_000L);
      }
    }

    assertThat(done).hasSize(Budget.MAX_TIMES);
    assertThat(at.subList(0, 6)).containsExactly(40L, 70L, 130L, 250L, 490L, 970L);
    assertThat(at.get(7) - at.get(6)).isEqualTo(Budget.MAX_INTERVAL_NANOS / 1_000_000_000L);
  }

  @Test
  void probes_comeBack_whenRequestsAreFew() {
    for (int i = 0; i < 4; i++) {
      for (int request = 0; request < 100_000; request++) {
        budget.countRequest();
      }
      windows(1, A, TOO_MANY);
    }
    assertThat(done).hasSize(1);
    for (int i = 0; i < 3; i++) {
      for (int request = 0; request < 100_000; request++) {
        budget.countRequest();
      }
      windows(1, B, 10);
    }
    assertThat(done).as("as many requests as before").hasSize(1);

    windows(1, B, 10);

    assertThat(done).containsExactly("remove [" + A + "]", "restore [" + A + "]");
  }

  @Test
  void oneRemoval_isOfAtMostSoMany() {
    for (int window = 0; window < 4; window++) {
      for (int method = A + 10; method < A + 400; method++) {
        budget.saw(method, TOO_MANY, 0);
      }
      windows(1, B, 1);
    }

    assertThat(done).hasSize(1);
    assertThat(done.get(0).split(",", -1)).hasSize(Budget.MAX_METHODS);
  }

  @Test
  void budget_withoutAWayToRemove_doesNothing() {
    budget.removeWith(ProbeRemover.NONE);
    windows(10, A, TOO_MANY);

    assertThat(done).isEmpty();
  }
}
