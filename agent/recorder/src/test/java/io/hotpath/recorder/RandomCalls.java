package io.hotpath.recorder;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/**
 * Calls at random, done to a tree and to its model. Some calls end by an exception whose frames
 * miss their exits; the frame that catches it heals them.
 */
final class RandomCalls {

  private record Frame(long token, TreeModel.Node caller) {}

  private final Random random;
  private final int methods;
  private final double deeper;

  /**
   * @param methods different ones
   * @param deeper share of calls that come before the last one has ended
   */
  RandomCalls(long seed, int methods, double deeper) {
    this.random = new Random(seed);
    this.methods = methods;
    this.deeper = deeper;
  }

  void run(CallTree tree, TreeModel model, int steps) {
    Deque<Frame> stack = new ArrayDeque<>();
    for (int step = 0; step < steps; step++) {
      int method = 2 + random.nextInt(methods);
      double what = random.nextDouble();
      if (what < 0.05) {
        // A constructor: no method has its number.
        tree.count(2 + methods);
        model.count(2 + methods);
      } else if (stack.isEmpty() || what < deeper) {
        stack.push(new Frame(tree.enter(method), model.enter(method)));
      } else {
        // An exception passes through frames whose exits are missed.
        for (int missed = random.nextInt(10) == 0 ? random.nextInt(Math.min(8, stack.size())) : 0;
            missed > 0;
            missed--) {
          stack.pop();
        }
        exit(tree, model, stack.pop());
      }
    }
    // What is left open is ended by closing the tree, or by the exits.
    while (!stack.isEmpty() && random.nextInt(4) > 0) {
      exit(tree, model, stack.pop());
    }
  }

  private static void exit(CallTree tree, TreeModel model, Frame frame) {
    tree.exit(frame.token);
    model.exit(frame.caller);
  }
}
