package io.hotpath.recorder;

import io.hotpath.profile.Profile;

/**
 * Sees which calls run by looking now and then, for installations without woven methods. The
 * collector tells it which thread worked for which route and when, and asks for what it saw.
 *
 * <p>Called on the collector's thread only. Whatever it throws is counted as a fault. It bounds
 * what it keeps by itself: samples come later than the request ends, and some never find theirs.
 */
public interface Sampler extends AutoCloseable {

  /** Sees nothing. */
  Sampler NONE =
      new Sampler() {
        @Override
        public void start() {}

        @Override
        public void worked(long thread, long fromNanos, long untilNanos, String route) {}

        @Override
        public void addTo(Profile window) {}

        @Override
        public void close() {}
      };

  /** Begins to look; the first thing the collector's thread does. */
  void start();

  /**
   * A thread worked for a request that has ended.
   *
   * @param thread its id
   * @param fromNanos on the monotonic clock, like the end
   */
  void worked(long thread, long fromNanos, long untilNanos, String route);

  /** Called often: a good time to do what must be done regularly. */
  default void tick() {}

  /** Adds the samples that found their route since the last call to its sampled tree. */
  void addTo(Profile window);

  /** Ends looking, and makes what is still on its way ready for a last {@link #addTo}. */
  @Override
  void close();
}
