package io.hotpath.recorder;

/**
 * What keeps a running call until it ends, in a variable of the method itself where it is woven:
 * the position that the call has and the one to go back to; the same for a call that found no
 * position. Both are offsets of nodes in a {@link CallTree}, whose lowest bits are free.
 *
 * <p>0, which no call in a tree has, is that of a call outside of requests.
 */
final class CallToken {

  private static final int IS_TIMED = 1;
  private static final int HAS_NO_POSITION = 2;
  private static final int FLAGS = Positions.SLOTS - 1;

  private CallToken() {}

  static long counted(int caller, int node) {
    return (long) caller << Integer.SIZE | node;
  }

  static long timed(int caller, int node) {
    return counted(caller, node) | IS_TIMED;
  }

  static long withoutPosition(int caller) {
    return counted(caller, caller) | HAS_NO_POSITION;
  }

  static boolean isTimed(long token) {
    return (token & IS_TIMED) != 0;
  }

  static int caller(long token) {
    return (int) (token >> Integer.SIZE);
  }

  static int node(long token) {
    return (int) token & ~FLAGS;
  }
}
