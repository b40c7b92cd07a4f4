package io.hotpath.recorder;

/** The two clocks, so that tests can set them. Thread-safe. */
public interface Ticker {

  /** The machine's clocks. */
  Ticker SYSTEM =
      new Ticker() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public long millis() {
          return System.currentTimeMillis();
        }
      };

  /** Monotonic, for durations. */
  long nanos();

  /** Wall clock since 1970, for showing; it may jump. */
  long millis();
}
