package io.hotpath.recorder;

import org.jspecify.annotations.Nullable;

/**
 * Reads events of a logging library. The agent calls it from woven loggers and knows no type of the
 * library; the code behind it is typed. Thread-safe.
 */
public interface LogReader {

  /**
   * Appenders get an event.
   *
   * @return what {@link LogEvents#ends} must be given
   */
  int emits(Object event);

  /** A thread that only writes gets an event that was emitted before; answers as above. */
  int writes(Object event);

  /** A logger hands what it logs to another thread by itself; answers as above. */
  int handsOver(Object logger, Object level, @Nullable Object message);

  /**
   * Sees calls that loggers of a context refuse, from now on or no more. Until then they must cost
   * what they cost without us. Called by the collector's thread.
   */
  void countRefused(Object context, boolean wanted);

  /**
   * A logger refused because of its level; of the library that has no filter which could see it.
   *
   * @param message null for a question whether the level is enabled
   * @return false where no more calls need be told for now
   */
  boolean refused(Object logger, Object level, @Nullable Object message);
}
