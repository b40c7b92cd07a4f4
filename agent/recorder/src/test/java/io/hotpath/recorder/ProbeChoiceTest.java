package io.hotpath.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which of methods that call each other go, so that all of their calls are still known. */
class ProbeChoiceTest {

  private static final int PAGE = 2;
  private static final int ROW = 3;
  private static final int CELL = 4;
  private static final int OPEN = 5;
  private static final int CLOSE = 6;
  private static final int SMALL = 7;
  private static final Set<Integer> QUICK = Set.of(ROW, CELL, OPEN, CLOSE);

  private final MethodTable methods = HandDrivenCollector.methods(10);
  private final Governor governor = new Governor(methods);
  private final MethodCalls calls = new MethodCalls(governor);
  private final FixedCalls fixed = new FixedCalls();
  private final CallEdges edges = new CallEdges();
  private final Set<Integer> without = new HashSet<>();

  ProbeChoiceTest() {
    governor.calibrateEnough();
    for (int method : QUICK) {
      governor.saw(method, 1_000, 20_000, 0, 0);
    }
    governor.decide();
    edge(MethodTable.REQUEST, PAGE, 1);
    edge(PAGE, ROW, 25);
  }

  private void edge(int caller, int callee, long times) {
    edges.add(caller, callee, times);
    calls.add(callee, times, 0);
    calls.addSited(callee, times);
  }

  private Set<Integer> known(double wanted) {
    return new ProbeChoice(governor, calls, fixed, edges, without).known(QUICK, wanted);
  }

  @Test
  void chain_ofFixedCallsBelowALoop_goesWhole() {
    edge(ROW, CELL, 100);
    edge(CELL, OPEN, 100);
    edge(CELL, CLOSE, 100);
    fixed.fix(ROW, Map.of(CELL, 4));
    fixed.fix(CELL, Map.of(OPEN, 1, CLOSE, 1));

    assertThat(known(Double.MAX_VALUE)).containsExactly(ROW, CELL, OPEN, CLOSE);
  }

  @Test
  void callee_ofALoop_goesAndItsCallerStays() {
    edge(ROW, CELL, 100);

    assertThat(known(Double.MAX_VALUE)).containsExactly(CELL);
  }

  @Test
  void caller_thatIsDearerThanWhatItCalls_goesAndTheCalleeStays() {
    edge(ROW, CELL, 2);

    assertThat(known(Double.MAX_VALUE)).containsExactly(ROW);
  }

  @Test
  void caller_ofAMethodThatWentBefore_stays() {
    edges.add(ROW, CELL, 100);
    without.add(CELL);

    assertThat(known(Double.MAX_VALUE)).isEmpty();
  }

  @Test
  void caller_thatCountsASmallMethodUnderACondition_stays() {
    edges.add(ROW, SMALL, 12);

    assertThat(known(Double.MAX_VALUE)).isEmpty();
  }

  @Test
  void caller_thatAlwaysCallsASmallMethod_goes() {
    edges.add(ROW, SMALL, 25);
    fixed.fix(ROW, Map.of(SMALL, 1));

    assertThat(known(Double.MAX_VALUE)).containsExactly(ROW);
  }

  @Test
  void method_whoseCallersMissedACall_stays() {
    edges.add(ROW, CELL, 100);
    calls.add(CELL, 100, 0);
    calls.addSited(CELL, 99);

    assertThat(known(Double.MAX_VALUE)).containsExactly(ROW);
  }

  @Test
  void noMore_thanIsWanted_goes() {
    edge(ROW, CELL, 100);
    edge(CELL, OPEN, 100);
    fixed.fix(ROW, Map.of(CELL, 4));
    fixed.fix(CELL, Map.of(OPEN, 1));

    assertThat(known(1)).hasSize(1);
    assertThat(known(0)).isEmpty();
  }

  @Test
  void unseen_areFirstThoseFromWhichNoOthersAreKnown() {
    edge(ROW, CELL, 100);
    edge(PAGE, OPEN, 20);
    edge(PAGE, CLOSE, 10);
    ProbeChoice choice = new ProbeChoice(governor, calls, fixed, edges, without);

    double one = calls.cost(CLOSE) / 2;
    assertThat(choice.unseen(Set.of(ROW, OPEN, CLOSE), one, Set.of(CELL))).containsExactly(OPEN);
    assertThat(choice.unseen(Set.of(ROW, CLOSE), one, Set.of(CELL))).containsExactly(CLOSE);
    assertThat(choice.unseen(Set.of(ROW, CLOSE), one, Set.of())).containsExactly(ROW);
  }

  @Test
  void lost_areAllThatAreKnownFromAMethodThatGoesUnseen() {
    edge(ROW, CELL, 100);
    edge(CELL, OPEN, 100);
    edge(PAGE, CLOSE, 1);
    ProbeChoice choice = new ProbeChoice(governor, calls, fixed, edges, without);

    assertThat(choice.lostWith(Set.of(ROW), Set.of(CELL, OPEN, CLOSE)))
        .containsExactlyElementsOf(List.of(CELL, OPEN));
  }
}
