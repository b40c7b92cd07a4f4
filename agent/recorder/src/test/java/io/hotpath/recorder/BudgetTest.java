package io.hotpath.recorder;

import static io.hotpath.recorder.HandDrivenCollector.A;
import static io.hotpath.recorder.HandDrivenCollector.B;
import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When probes are removed, which, and when they come back. */
class BudgetTest {

  private static final long WINDOW = 10_000_000_000L;
  private static final long QUIET = 30_000_000_000L;
  private static final int C = B + 1;
  private static final int D = B + 30;
  private static final int LONG_METHOD = 5;
  private static final int LONGISH_METHOD = 6;

  /** At some nanoseconds a call far more than 1 % of a window. */
  private static final long TOO_MANY = 1_000_000_000;

  private final MethodTable methods = HandDrivenCollector.methods(600);
  private final Governor governor = new Governor(methods);
  private final Ledger ledger = new Ledger();
  private final Budget budget = new Budget(1, QUIET, governor, methods, ledger);
  private final List<String> done = new ArrayList<>();
  private final List<Set<Integer>> hot = new ArrayList<>();

  /** Methods without probes that are counted with each change. */
  private Set<Integer> small = Set.of();

  /** Who called a method, in the windows to come; nobody known: the method itself. */
  private final Map<Integer, Set<Integer>> callers = new HashMap<>();

  /** Of the calls that a probe sees, those that callers count. */
  private double counted;

  private int requests = 1;
  private long now;

  BudgetTest() {
    governor.calibrateEnough();
    for (int method = A; method < A + 500; method++) {
      governor.saw(method, 1_000, 1_000 * nanos(method), 0, 0);
    }
    governor.decide();
    budget.removeWith(this::weaveAgain);
  }

  private static long nanos(int method) {
    return method == LONG_METHOD ? 100_000 : method == LONGISH_METHOD ? 6_000 : 20;
  }

  /** As many calls are timed as the governor wants, and cost so many times what is allowed. */
  private void windowsOfLongCalls(int count, double times) {
    for (int i = 0; i < count; i++) {
      long calls = (long) (times * WINDOW / 100 / governor.cost().timed().sum());
      int mode = governor.modes()[LONGISH_METHOD];
      budget.calls().add(LONGISH_METHOD, calls, calls >> mode);
      windows(1, LONGISH_METHOD, 0);
    }
  }

  private Set<Integer> weaveAgain(ProbeRemover.Change change) {
    if (!change.hot().isEmpty()) {
      hot.add(change.hot());
    }
    if (!change.isOnlyHot()) {
      done.add(described(change));
    }
    return small;
  }

  private static String described(ProbeRemover.Change change) {
    return Stream.of(
            change.removed().isEmpty() ? "" : "remove " + change.removed(),
            change.restored().isEmpty() ? "" : "restore " + change.restored(),
            change.counted().isEmpty() ? "" : "count " + change.counted())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private void windows(int count, int method, long calls) {
    for (int i = 0; i < count; i++) {
      for (int request = 0; request < requests; request++) {
        budget.countRequest();
      }
      budget.calls().add(method, calls, 0);
      budget.calls().addSited(method, (long) (counted * calls));
      budget.calls().add(B, 10, 0);
      budget.calls().add(C, 10, 0);
      now += WINDOW;
      budget.close(
          now,
          WINDOW,
          WINDOW,
          edges -> {
            callers.forEach((each, from) -> from.forEach(c -> edges.add(c, each, calls)));
            edges.add(callers.containsKey(method) ? C : method, method, calls);
            edges.add(MethodTable.REQUEST, B, 10);
            edges.add(MethodTable.REQUEST, C, 10);
          });
    }
  }

  private List<String> skipped() {
    Profile window = new Profile();
    ledger.moveTo(window);
    return window.skipped().entrySet().stream()
        .flatMap(entry -> entry.getValue().names().stream().map(n -> entry.getKey() + ": " + n))
        .toList();
  }

  @Test
  void methods_withinTheBudget_keepTheirProbes() {
    windows(100, A, 1_000);

    assertThat(done).isEmpty();
  }

  @Test
  void clocks_thatAloneCostTooMuch_areThinnedInsteadOfLosingCalls() {
    windowsOfLongCalls(1, 3);
    assertThat(governor.modes()[LONGISH_METHOD]).as("even during the start").isEqualTo((byte) 3);

    windowsOfLongCalls(30, 3);

    assertThat(done).isEmpty();
    assertThat(governor.modes()[LONGISH_METHOD]).isEqualTo((byte) 3);
    assertThat(governor.modes()[LONG_METHOD]).as("longer ones are timed each").isZero();
    assertThat(governor.isQuick(LONGISH_METHOD)).as("it may not lose its probe").isFalse();
  }

  @Test
  void clocks_thatFitAgain_areReadAsOftenAsBefore() {
    windowsOfLongCalls(3, 3);

    windowsOfLongCalls(30, 0.01);

    assertThat(governor.modes()[LONGISH_METHOD]).isZero();
    assertThat(governor.timesFirsts(1)).isTrue();
  }

  @Test
  void clocks_whileAMethodIsNoLongerSeen_areNotReadMoreOften() {
    windows(3, A, TOO_MANY);
    assertThat(done).containsExactly("remove [" + A + "]");
    windowsOfLongCalls(1, 3);

    windowsOfLongCalls(30, 0.01);

    assertThat(done).as("it would cost too much").hasSize(1);
    assertThat(governor.modes()[LONGISH_METHOD]).isEqualTo((byte) 3);
  }

  @Test
  void worst_whoseCountingAloneCostsTooMuch_isRemovedThoughClocksWereThinned() {
    budget.calls().add(B, 100_000_000, 100_000_000);
    windows(3, A, TOO_MANY);

    assertThat(done).containsExactly("remove [" + A + "]");
  }

  @Test
  void worst_beyondTheBudget_isRemovedAfterTheStart() {
    windows(2, A, TOO_MANY);
    assertThat(done).isEmpty();

    windows(1, A, TOO_MANY);

    assertThat(done).containsExactly("remove [" + A + "]");
    assertThat(skipped())
        .containsExactly(
            Budget.UNSEEN
                + ": "
                + methods.get(A).qualifiedName()
                + " (3000000000 calls until then, 100% of all)");
    assertThat(governor.isCountedAtSites(A)).isFalse();
  }

  @Test
  void worst_whoseCallersCountTheSame_isCountedByThem() {
    callers.put(A, Set.of(B, C));
    windows(3, A, TOO_MANY);
    assertThat(done).containsExactly("count {" + A + "=[" + B + ", " + C + "]}");
    assertThat(governor.isCountedAtSites(A)).as("its probe is still there").isFalse();

    counted = 1;
    windows(3, A, TOO_MANY);

    assertThat(done).hasSize(2).last().isEqualTo("remove [" + A + "]");
    assertThat(governor.isCountedAtSites(A)).isTrue();
    assertThat(skipped())
        .containsExactly(
            Budget.COUNTED
                + ": "
                + methods.get(A).qualifiedName()
                + " (6000000000 calls until then, 100% of all)");
  }

  @Test
  void worst_withCallsThatCallersMissed_isNoLongerSeen() {
    callers.put(A, Set.of(B));
    windows(3, A, TOO_MANY);
    counted = 0.999999;
    windows(3, A, TOO_MANY);

    assertThat(done).hasSize(2).last().isEqualTo("remove [" + A + "]");
    assertThat(governor.isCountedAtSites(A)).isFalse();
    assertThat(skipped()).hasSize(1).first().asString().startsWith(Budget.UNSEEN);
  }

  @Test
  void worst_calledByMethodsWithoutProbes_isRemovedAtOnce() {
    callers.put(A, Set.of(B, MethodTable.REQUEST));
    windows(3, A, TOO_MANY);

    assertThat(done).containsExactly("remove [" + A + "]");
  }

  @Test
  void callee_ofAMethodThatLosesItsProbe_isNoLongerSeen() {
    callers.put(A, Set.of(B));
    counted = 1;
    windows(6, A, TOO_MANY);
    assertThat(governor.isCountedAtSites(A)).isTrue();
    skipped();

    windows(6, B, TOO_MANY);

    assertThat(done).hasSize(3).last().isEqualTo("remove [" + B + "]");
    assertThat(governor.isCountedAtSites(A)).isFalse();
    assertThat(skipped())
        .anyMatch(line -> line.startsWith(Budget.UNSEEN + ": " + methods.get(A).qualifiedName()));
  }

  @Test
  void worst_afterItsProbeCameBack_needsNoSecondProof() {
    callers.put(A, Set.of(B));
    counted = 1;
    requests = 100_000;
    windows(6, A, TOO_MANY);
    requests = 1;
    windows(24, C, 10);
    assertThat(done).last().isEqualTo("restore [" + A + "]");

    windows(24, A, TOO_MANY);

    assertThat(done).hasSize(4).last().isEqualTo("remove [" + A + "]");
    assertThat(governor.isCountedAtSites(A)).isTrue();
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
    assertThat(at.subList(0, 6)).containsExactly(30L, 60L, 120L, 240L, 480L, 960L);
    assertThat(at.get(7) - at.get(6)).isEqualTo(Budget.MAX_INTERVAL_NANOS / 1_000_000_000L);
  }

  @Test
  void probes_comeBack_whenRequestsAreFew() {
    requests = 100_000;
    windows(3, A, TOO_MANY);
    assertThat(done).hasSize(1);
    windows(3, B, 10);
    assertThat(done).as("as many requests as before").hasSize(1);

    requests = 1;
    windows(11, B, 10);
    assertThat(done).as("they may be back in a moment").hasSize(1);
    windows(1, B, 10);

    assertThat(done).containsExactly("remove [" + A + "]", "restore [" + A + "]");
  }

  @Test
  void probes_whileRequestsAreFewNowAndThen_stayAway() {
    requests = 100_000;
    windows(3, A, TOO_MANY);
    for (int i = 0; i < 20; i++) {
      requests = 1;
      windows(10, B, 10);
      requests = 100_000;
      windows(1, B, 10);
    }

    assertThat(done).containsExactly("remove [" + A + "]");
  }

  @Test
  void oneRemoval_isOfAtMostSoMany() {
    for (int window = 0; window < 3; window++) {
      for (int method = A + 10; method < A + 400; method++) {
        budget.calls().add(method, TOO_MANY, 0);
      }
      windows(1, B, 1);
    }

    assertThat(done).hasSize(1);
    assertThat(done.get(0).split(",", -1)).hasSize(Budget.MAX_METHODS);
  }

  @Test
  void hotMethods_withinTheBudget_countOnceWhatIsTooSmallForAProbe() {
    small = Set.of(D);
    windows(2, A, 1_000);
    assertThat(hot).as("nothing during the start").isEmpty();

    windows(100, A, 1_000);

    assertThat(hot).containsExactly(Set.of(A, B, C));
    assertThat(governor.isCountedAtSites(D)).isTrue();
  }

  @Test
  void hotMethods_thatAreOthersEachTime_areAskedAFewTimesAndKeepNoneFromTheBudget() {
    for (int i = 0; i < 100; i++) {
      windows(3, D + i, 10_000);
    }
    assertThat(hot).hasSize(Budget.MAX_HOT_TIMES);

    windows(3, A, TOO_MANY);

    assertThat(done).containsExactly("remove [" + A + "]");
  }

  @Test
  void hotMethods_thatLoseTheirProbes_areNotAskedToCount() {
    windows(3, A, TOO_MANY);

    assertThat(done).containsExactly("remove [" + A + "]");
    assertThat(hot).isEmpty();
  }

  @Test
  void methods_thatAreCalledSeldomBesideOthers_areNoReasonForAChange() {
    windows(10, A, 10_000);
    budget.calls().add(D, 10, 0);
    windows(100, A, 10_000);

    assertThat(hot).containsExactly(Set.of(A, B, C));
  }

  @Test
  void budget_withoutAWayToRemove_doesNothing() {
    budget.removeWith(ProbeRemover.NONE);
    windows(10, A, TOO_MANY);

    assertThat(done).isEmpty();
  }
}
