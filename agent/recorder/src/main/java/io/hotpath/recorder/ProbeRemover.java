package io.hotpath.recorder;

import java.util.Collection;

/**
 * Takes probes out of methods that run, and puts them back; by number. Called on the collector's
 * thread, seldom, with many at once: each call stops the application for some milliseconds.
 */
public interface ProbeRemover {

  /** For those who cannot. */
  ProbeRemover NONE =
      new ProbeRemover() {
        @Override
        public void remove(Collection<Integer> methods) {}

        @Override
        public void restore(Collection<Integer> methods) {}
      };

  /** From now on calls of these methods are not seen. */
  void remove(Collection<Integer> methods);

  /** From now on they are again. */
  void restore(Collection<Integer> methods);
}
