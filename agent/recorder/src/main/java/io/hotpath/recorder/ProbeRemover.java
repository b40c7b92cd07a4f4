package io.hotpath.recorder;

import java.util.Map;
import java.util.Set;

/**
 * Takes probes out of methods that run, and puts them back. Called on the collector's thread,
 * seldom, with many at once: each call stops the application for some milliseconds.
 */
public interface ProbeRemover {

  /** For those who cannot. */
  ProbeRemover NONE = change -> Set.of();

  /**
   * From now on the methods are woven so.
   *
   * @return methods that are too small for a probe, whose calls are counted by woven callers now
   */
  Set<Integer> weaveAgain(Change change);

  /**
   * What becomes of which methods, by number.
   *
   * @param removed lose their probes
   * @param restored get them back
   * @param counted with their callers: these count from now on how often they call them
   * @param hot count from now on how often they call methods that are too small for a probe
   */
  record Change(
      Set<Integer> removed,
      Set<Integer> restored,
      Map<Integer, Set<Integer>> counted,
      Set<Integer> hot) {

    boolean isEmpty() {
      return isOnlyHot() && hot.isEmpty();
    }

    /** Whether all methods keep what they have. */
    boolean isOnlyHot() {
      return removed.isEmpty() && restored.isEmpty() && counted.isEmpty();
    }
  }
}
