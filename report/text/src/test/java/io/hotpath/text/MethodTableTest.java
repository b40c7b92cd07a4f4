package io.hotpath.text;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against an oracle that counts as pstats does, from the calls themselves and without a tree. */
class MethodTableTest {

  private static final int METHODS = 5;

  /** What pstats keeps for a function, or for a function as called by another. */
  private static final class Figures {
    long calls;
    long primitive;
    long self;
    long cumulative;
    int active;

    void enter() {
      calls++;
      primitive += active++ == 0 ? 1 : 0;
    }

    void leave(long ownNanos, long allNanos) {
      self += ownNanos;
      cumulative += --active == 0 ? allNanos : 0;
    }
  }

  private static final class Call {
    final CallNode node;
    final Figures figures;
    final Figures fromCaller;
    final long start;
    long below;

    Call(CallNode node, Figures figures, Figures fromCaller, long start) {
      this.node = node;
      this.figures = figures;
      this.fromCaller = fromCaller;
      this.start = start;
    }
  }

  private final CallNode root = CallNode.root();
  private final Map<Method, Figures> methods = new HashMap<>();
  private final Map<String, Figures> callers = new HashMap<>();
  private final Deque<Call> stack = new ArrayDeque<>();
  private long clock;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void rows_randomCalls_areWhatPstatsCounts(long seed) {
    run(new Random(seed), 20_000);

    MethodTable table = MethodTable.of(root);

    assertThat(table.rows(Sort.TIME)).hasSize(methods.size());
    for (MethodRow row : table.rows(Sort.TIME)) {
      assertSame(row, requireNonNull(methods.get(row.method())));
      for (MethodRow caller : row.callers()) {
        assertSame(caller, requireNonNull(callers.get(caller.method() + " -> " + row.method())));
      }
      long fromCallers = row.callers().stream().mapToLong(MethodRow::calls).sum();
      assertThat(fromCallers).isEqualTo(row.method().isPseudo() ? 0 : row.calls());
    }
    assertThat(table.totalNanos()).isEqualTo(clock);
    assertThat(table.rows(Sort.TIME).stream().mapToLong(MethodRow::selfNanos).sum())
        .isEqualTo(clock);
  }

  private static void assertSame(MethodRow row, Figures expected) {
    assertThat(row.calls()).isEqualTo(expected.calls);
    assertThat(row.primitiveCalls()).isEqualTo(expected.primitive);
    assertThat(row.selfNanos()).isEqualTo(expected.self);
    assertThat(row.cumulativeNanos()).isEqualTo(expected.cumulative);
  }

  private void run(Random random, int steps) {
    enter(Method.REQUEST, root);
    for (int i = 0; i < steps; i++) {
      clock += random.nextInt(1000);
      if (stack.size() > 1 && (stack.size() > 40 || random.nextInt(100) < 48)) {
        leave();
      } else {
        Method callee = ShopProfile.method("C", "m" + random.nextInt(METHODS), 1);
        enter(callee, stack.getFirst().node.child(callee));
      }
    }
    while (!stack.isEmpty()) {
      leave();
    }
  }

  private void enter(Method method, CallNode node) {
    Figures figures = methods.computeIfAbsent(method, m -> new Figures());
    Call caller = stack.peek();
    String edge = (caller == null ? "" : caller.node.method()) + " -> " + method;
    Figures fromCaller = callers.computeIfAbsent(edge, e -> new Figures());
    figures.enter();
    fromCaller.enter();
    stack.push(new Call(node, figures, fromCaller, clock));
  }

  private void leave() {
    Call call = stack.pop();
    long all = clock - call.start;
    call.node.add(1, 0, all);
    call.figures.leave(all - call.below, all);
    call.fromCaller.leave(all - call.below, all);
    Call caller = stack.peek();
    if (caller != null) {
      caller.below += all;
    }
  }
}
