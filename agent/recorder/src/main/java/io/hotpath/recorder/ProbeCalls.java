package io.hotpath.recorder;

/**
 * What woven code calls when a method begins and ends; for measuring what that costs. Called on the
 * collector's thread.
 */
public interface ProbeCalls {

  /** Where nothing is woven: what woven code would reach. */
  ProbeCalls DIRECT =
      new ProbeCalls() {
        @Override
        public void enter(int method) {
          CallTree tree = ActiveTrees.current();
          if (tree != null) {
            tree.begins(method);
          }
        }

        @Override
        public void exit(int method) {
          CallTree tree = ActiveTrees.current();
          if (tree != null) {
            tree.ends(method);
          }
        }
      };

  /** A method begins. */
  void enter(int method);

  /** It ends. */
  void exit(int method);
}
