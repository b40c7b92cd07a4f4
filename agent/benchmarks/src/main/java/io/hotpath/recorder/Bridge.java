package io.hotpath.recorder;

import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

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
  private static final IntUnaryOperator ENTER = new Enter();
  private static final IntConsumer EXIT = new Exit();
  private static final Called CALLED = new Called();

  private Bridge() {}

  static int enter(int method) {
    return WOVEN ? ENTER.applyAsInt(method) : 0;
  }

  static void exit(int token) {
    if (WOVEN) {
      EXIT.accept(token);
    }
  }

  static void called(int token, int method, int calls) {
    if (WOVEN && token != 0 && calls != 0) {
      CALLED.called(token, method, calls);
    }
  }

  private static final class Enter implements IntUnaryOperator {
    @Override
    public int applyAsInt(int method) {
      CallTree tree = ActiveTrees.current();
      return tree == null ? 0 : tree.enter(method);
    }
  }

  private static final class Exit implements IntConsumer {
    @Override
    public void accept(int token) {
      if (token != 0) {
        CallTree tree = ActiveTrees.current();
        if (tree != null) {
          tree.exit(token);
        }
      }
    }
  }

  private static final class Called {
    void called(int token, int method, int calls) {
      CallTree tree = ActiveTrees.current();
      if (tree != null) {
        tree.called(token, method, calls);
      }
    }
  }
}
