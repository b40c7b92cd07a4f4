package io.hotpath.recorder;

import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.LongConsumer;

/**
 * What woven code calls, in the shape the agent defines in {@code java.lang}: static methods on
 * static final fields of JDK types, behind which the recorder is.
 *
 * <p>With {@code -Dprobe=none} the calls fold to nothing, so the same source is the code as it was
 * before it was woven.
 */
final class Bridge {

  static final String NONE = "-Dprobe=none";

  private static final boolean WOVEN = !"none".equals(System.getProperty("probe"));
  private static final IntToLongFunction ENTER = new Enter();
  private static final LongConsumer EXIT = new Exit();
  private static final Called CALLED = new Called();
  private static final FixedCalls FIXED = new FixedCalls();
  private static final int BOTH = FIXED.sequence(Tiny.CALLER, List.of(Tiny.CALLEE, Tiny.OTHER));

  private Bridge() {}

  static long enter(int method) {
    return WOVEN ? ENTER.applyAsLong(method) : 0;
  }

  static void exit(long token) {
    if (token != 0) {
      EXIT.accept(token);
    }
  }

  static void called(int method, int calls) {
    if (WOVEN && calls != 0) {
      CALLED.called(method, calls);
    }
  }

  static void stopped(int made) {
    CallTree tree = ActiveTrees.current();
    if (WOVEN && tree != null) {
      tree.stopped(FIXED, BOTH, made);
    }
  }

  private static final class Enter implements IntToLongFunction {
    @Override
    public long applyAsLong(int method) {
      CallTree tree = ActiveTrees.current();
      return tree == null ? 0 : tree.enter(method);
    }
  }

  private static final class Exit implements LongConsumer {
    @Override
    public void accept(long token) {
      CallTree tree = ActiveTrees.current();
      if (tree != null) {
        tree.exit(token);
      }
    }
  }

  private static final class Called {
    void called(int method, int calls) {
      CallTree tree = ActiveTrees.current();
      if (tree != null) {
        tree.called(method, calls);
      }
    }
  }
}
