package io.hotpath.logging;

/**
 * Where the current thread is with an event of Logback: when it began and what was written for it.
 * Holds no class of ours, so that threads of a container may keep it after the application is gone.
 */
final class LogMarks {

  private static final int START = 0;
  private static final int BYTES = 1;

  private static final ThreadLocal<long[]> MARKS = new ThreadLocal<>();

  private LogMarks() {}

  /** An event begins that will probably reach the appenders. */
  static void begin() {
    long[] marks = MARKS.get();
    if (marks == null) {
      marks = new long[2];
      MARKS.set(marks);
    }
    marks[BYTES] = 0;
    marks[START] = System.nanoTime();
  }

  /**
   * Adds bytes to the event of this thread; false where it has none, since it writes for others.
   */
  static boolean wrote(long bytes) {
    long[] marks = MARKS.get();
    if (marks == null || marks[START] == 0) {
      return false;
    }
    marks[BYTES] += bytes;
    return true;
  }

  /** When the event began; 0 where that is not known. */
  static long start() {
    long[] marks = MARKS.get();
    return marks == null ? 0 : marks[START];
  }

  static long bytes() {
    long[] marks = MARKS.get();
    return marks == null ? 0 : marks[BYTES];
  }

  /** The event is over. */
  static void end() {
    long[] marks = MARKS.get();
    if (marks != null) {
      marks[START] = 0;
      marks[BYTES] = 0;
    }
  }
}
