package io.hotpath.recorder;

/**
 * The events that appenders on one thread are busy with: usually one, more where an appender logs
 * itself. An array of numbers, so that a thread that is not ours can keep it after our classes are
 * gone.
 *
 * <p>A token is the depth at which its event is. Its end ends also what was begun later and whose
 * end was missed. Bound: {@link #MAX_DEPTH}.
 */
final class LogFrames {

  /** Appenders that log while they append while they append. */
  static final int MAX_DEPTH = 8;

  /** An event is handed to appenders. */
  static final int EMITS = 0;

  /** An event that was emitted before is written. */
  static final int WRITES = 1;

  /** An event is handed to another thread by the logger itself. */
  static final int HANDS_OVER = 2;

  private static final int STATEMENT = 0;
  private static final int START = 1;
  private static final int EVENT = 2;
  private static final int TOKEN = 3;
  private static final int FACTS = 4;
  private static final int SLOTS = 5;

  private static final long KIND = 3;
  private static final long ENQUEUED = 4;

  private LogFrames() {}

  static long[] create() {
    return new long[1 + (MAX_DEPTH + 1) * SLOTS];
  }

  static int depth(long[] frames) {
    return (int) frames[0];
  }

  /** The statement on top. */
  static int statement(long[] frames) {
    return (int) frames[top(frames) + STATEMENT];
  }

  static long start(long[] frames) {
    return frames[top(frames) + START];
  }

  static void start(long[] frames, long now) {
    frames[top(frames) + START] = now;
  }

  /** The token of the event's two calls in the tree. */
  static long token(long[] frames) {
    return frames[top(frames) + TOKEN];
  }

  static void token(long[] frames, long token) {
    frames[top(frames) + TOKEN] = token;
  }

  static int kind(long[] frames) {
    return (int) (frames[top(frames) + FACTS] & KIND);
  }

  static boolean isEnqueued(long[] frames) {
    return (frames[top(frames) + FACTS] & ENQUEUED) != 0;
  }

  /** The event on top was handed to another thread. */
  static void enqueued(long[] frames) {
    if (depth(frames) > 0) {
      frames[top(frames) + FACTS] |= ENQUEUED;
    }
  }

  /** Whether this event is the one on top, on its way through further loggers and appenders. */
  static boolean isRunning(long[] frames, int event) {
    return depth(frames) > 0 && frames[top(frames) + EVENT] == event && event != 0;
  }

  /** Begins an event and answers its token; 0 where there is no room. */
  static int push(long[] frames, int statement, int kind, int event) {
    int depth = depth(frames) + 1;
    if (depth > MAX_DEPTH) {
      return 0;
    }
    frames[0] = depth;
    int at = top(frames);
    frames[at + STATEMENT] = statement;
    frames[at + EVENT] = event;
    frames[at + TOKEN] = 0;
    frames[at + FACTS] = kind;
    return depth;
  }

  /** Makes the event of a token the one on top; false if it has ended. */
  static boolean unwindTo(long[] frames, int token) {
    if (depth(frames) < token) {
      return false;
    }
    frames[0] = token;
    return true;
  }

  static void pop(long[] frames) {
    frames[0]--;
  }

  private static int top(long[] frames) {
    return 1 + (int) frames[0] * SLOTS;
  }
}
