package io.hotpath.recorder;

import java.util.Map;
import java.util.Set;

/**
 * Takes probes out of methods that run, and puts them back. Called on the collector's thread,
 * seldom, with many at once: each call stops the application for some milliseconds.
 */
public interface ProbeRemover {

  /** For those who cannot. */
  ProbeRemover NONE = change -> {};

  /** From now on the methods are woven so. */
  void weaveAgain(Change change);

  /**
   * What becomes of which methods, by number.
   *
   * @param removed lose their probes
   * @param restored get them back
   * @param counted with their callers: these count from now on how often they call them
   */
  record Change(Set<Integer> removed, Set<Integer> restored, Map<Integer, Set<Integer>> counted) {}
}
