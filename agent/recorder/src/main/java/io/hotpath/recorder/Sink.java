package io.hotpath.recorder;

import io.hotpath.profile.Profile;
import io.hotpath.profile.RequestProfile;

/**
 * Takes what the collector finished: a file, a log. Called on one thread ({@link Delivery}), in
 * order; a sink that throws is counted as a fault and called again with the next window. One that
 * is slow keeps no request from being counted, but if four windows wait for it, more are lost.
 */
public interface Sink {

  /** The end of a window. */
  void window(Profile window);

  /**
   * A whole request: each one with {@code requests=all}, else the slowest at the end of their
   * window.
   */
  void request(RequestProfile request);

  /** Whether this sink takes each request, whatever option {@code requests} keeps. */
  default boolean wantsEach() {
    return false;
  }
}
