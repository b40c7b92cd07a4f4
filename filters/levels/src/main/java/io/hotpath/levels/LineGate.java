package io.hotpath.levels;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each log statement of a context passes while somebody raised a level or a request asks for
 * its own: counts the lines that a raise lets through, and answers whether the statement is logged
 * for its request alone.
 *
 * <p>Called by the library on the application's threads: no lock, no allocation.
 */
public final class LineGate {

  /** What the library should do with the statement. */
  public enum Answer {
    /** What it would do anyway. */
    NEUTRAL,
    LOG,
    DROP
  }

  private volatile List<Raise> raises = List.of();
  private volatile boolean asked;

  /** Whether the library has to ask at all. */
  public boolean isNeeded() {
    return asked || !raises.isEmpty();
  }

  /** The raises that run. */
  public List<Raise> raises() {
    return raises;
  }

  synchronized void add(Raise raise) {
    List<Raise> more = new ArrayList<>(raises);
    more.add(raise);
    raises = List.copyOf(more);
  }

  synchronized void remove(Raise raise) {
    List<Raise> fewer = new ArrayList<>(raises);
    fewer.remove(raise);
    raises = List.copyOf(fewer);
  }

  /** Whether requests may bring levels of their own. */
  public boolean isAsked() {
    return asked;
  }

  /** From now on requests may bring levels of their own. */
  void ask() {
    asked = true;
  }

  /**
   * Decides about one statement.
   *
   * @param logger its name, {@link LogContext#ROOT} for the root
   * @param verbosity of its level
   * @param enabled whether it is logged by the levels that are set
   * @param guard whether it is only asked ({@code isDebugEnabled}), nothing is logged yet
   */
  public Answer decide(String logger, int verbosity, boolean enabled, boolean guard) {
    if (enabled) {
      count(logger, verbosity, guard);
    }
    return ofRequest(logger, verbosity);
  }

  /** Decides as above, but counts nothing. */
  public Answer ofRequest(String logger, int verbosity) {
    RequestLevels own = asked ? RequestLevels.current() : null;
    if (own == null) {
      return Answer.NEUTRAL;
    }
    Level wanted = own.of(logger);
    if (wanted == null) {
      return Answer.NEUTRAL;
    }
    return verbosity <= wanted.verbosity() ? Answer.LOG : Answer.DROP;
  }

  /** A line that is certainly logged. */
  public void count(String logger, int verbosity, boolean guard) {
    List<Raise> now = raises;
    for (int i = 0; i < now.size(); i++) {
      now.get(i).count(logger, verbosity, guard);
    }
  }

  /** Whether a logger is another one or below it. */
  static boolean isUnder(String logger, String ancestor) {
    return ancestor.equals(LogContext.ROOT)
        || (logger.startsWith(ancestor)
            && (logger.length() == ancestor.length() || logger.charAt(ancestor.length()) == '.'));
  }

  /** The nearest entry for a logger, or null. */
  static @Nullable Level nearest(String[] names, Level[] levels, String logger) {
    Level found = null;
    int length = -1;
    for (int i = 0; i < names.length; i++) {
      int specific = names[i].equals(LogContext.ROOT) ? 0 : names[i].length();
      if (specific > length && isUnder(logger, names[i])) {
        found = levels[i];
        length = specific;
      }
    }
    return found;
  }
}
