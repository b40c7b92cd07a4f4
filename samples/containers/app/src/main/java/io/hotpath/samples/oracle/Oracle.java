package io.hotpath.samples.oracle;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts the calls of the maze on the thread that walks it. The methods of the maze call {@link
 * #hit}; the servlet of {@code /mixed} brackets a walk with {@link #start} and {@link #stop}.
 */
public final class Oracle {
  /** The count of objects made for the east wing; the counts below are the rooms'. */
  public static final int EAST_CREATED = 120;

  /** The count of exceptions created. */
  public static final int EXCEPTION_CREATED = 121;

  /** The count of walks. */
  public static final int WALKED = 122;

  /** How many counts there are. */
  public static final int SIZE = 123;

  private static final ThreadLocal<long @Nullable []> COUNTS = new ThreadLocal<>();

  private Oracle() {}

  /** Begins to count on this thread, from zero. */
  public static void start() {
    COUNTS.set(new long[SIZE]);
  }

  /** Counts one call, if this thread counts. */
  public static void hit(int index) {
    long[] counts = COUNTS.get();
    if (counts != null) {
      counts[index]++;
    }
  }

  /** Ends counting on this thread and returns the calls by name, without those never called. */
  public static SortedMap<String, Long> stop() {
    long[] counts = COUNTS.get();
    COUNTS.remove();
    return counts == null ? new TreeMap<>() : named(counts);
  }

  static SortedMap<String, Long> named(long[] counts) {
    SortedMap<String, Long> named = new TreeMap<>();
    for (int index = 0; index < counts.length; index++) {
      if (counts[index] > 0) {
        named.put(name(index), counts[index]);
      }
    }
    return named;
  }

  /** The name of a count: simple class name, dot, method name. */
  static String name(int index) {
    return switch (index) {
      case EAST_CREATED -> "MazeEast.<init>";
      case EXCEPTION_CREATED -> "MazeException.<init>";
      case WALKED -> "Maze.walk";
      default -> String.format(Locale.ROOT, "Maze%s.m%03d", MazeRules.wing(index), index);
    };
  }
}
