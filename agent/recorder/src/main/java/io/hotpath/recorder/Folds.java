package io.hotpath.recorder;

import java.util.Arrays;

/**
 * Running calls that found no position, innermost last: without them the end of such a call would
 * be taken for the end of the method on top, where both are the same. Confined to one thread.
 *
 * <p>Bound: 12 bytes for each such call that runs; equal ones in a row are one.
 */
final class Folds {

  private static final int SMALL = 192;
  private static final int SLOTS = 3;

  /** Method, position and number of calls, again and again. */
  private int[] calls = {};

  private int end;

  boolean isEmpty() {
    return end == 0;
  }

  /** A call begins that has no position of its own. */
  void push(int method, int position) {
    if (end > 0 && isTop(method, position)) {
      calls[end - 1]++;
      return;
    }
    if (end == calls.length) {
      calls = Arrays.copyOf(calls, Math.max(SMALL, 2 * end));
    }
    calls[end] = method;
    calls[end + 1] = position;
    calls[end + 2] = 1;
    end += SLOTS;
  }

  /** Whether the call that ends is the innermost of them; if so, it is forgotten. */
  boolean pop(int method, int position) {
    if (end == 0 || !isTop(method, position)) {
      return false;
    }
    if (--calls[end - 1] == 0) {
      end -= SLOTS;
    }
    return true;
  }

  private boolean isTop(int method, int position) {
    return calls[end - SLOTS] == method && calls[end - SLOTS + 1] == position;
  }

  void clear() {
    end = 0;
    if (calls.length > SMALL) {
      calls = new int[] {};
    }
  }
}
