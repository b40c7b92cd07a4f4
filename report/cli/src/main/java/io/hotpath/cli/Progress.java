package io.hotpath.cli;

import io.hotpath.mongolog.LogProgress;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Says how far a long reading is: on a terminal, from the first second on, in one line that is
 * written over and cleared at the end.
 */
final class Progress implements LogProgress {

  private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long EACH_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Messages messages;
  private final boolean terminal;
  private final LongSupplier nanos;
  private long nextNanos;
  private boolean shown;

  /**
   * Begins now.
   *
   * @param nanos the time
   */
  Progress(Messages messages, boolean terminal, LongSupplier nanos) {
    this.messages = messages;
    this.terminal = terminal;
    this.nanos = nanos;
    nextNanos = nanos.getAsLong() + FIRST_NANOS;
  }

  @Override
  public void at(String file, long bytes, long size, long operations) {
    if (!terminal) {
      return;
    }
    long now = nanos.getAsLong();
    if (now - nextNanos >= 0) {
      nextNanos = now + EACH_NANOS;
      shown = true;
      long percent = size == 0 ? 100 : 100 * bytes / size;
      messages.overwrite(
          String.format(
              Locale.ROOT,
              "%s: %d %% of %d MB, %d slow operations",
              file,
              Math.min(100, percent),
              size / 1_000_000,
              operations));
    }
  }

  void end() {
    if (shown) {
      messages.overwrite("");
    }
  }
}
