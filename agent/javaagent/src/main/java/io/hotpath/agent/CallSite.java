package io.hotpath.agent;

/**
 * A call, in a method's code, of a method without a probe.
 *
 * @param callee number of the method that the call names
 * @param counting how it is counted
 */
record CallSite(int callee, Counting counting) {

  /** How a call is counted. */
  enum Counting {
    /** Each run that ends without an exception makes it exactly once: nothing has to be counted. */
    FIXED,
    /** In a variable, each time. */
    EACH,
    /** Not at all. */
    NONE
  }

  boolean isFixed() {
    return counting == Counting.FIXED;
  }

  boolean isCountedEach() {
    return counting == Counting.EACH;
  }

  CallSite with(Counting other) {
    return new CallSite(callee, other);
  }
}
