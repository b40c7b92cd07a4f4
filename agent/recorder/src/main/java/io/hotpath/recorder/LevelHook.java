package io.hotpath.recorder;

import org.jspecify.annotations.Nullable;

/**
 * Understands what a request asks about its own log levels. Called where a request enters, before
 * anything is recorded of it; knows no servlet type. Thread-safe.
 */
public interface LevelHook {

  /** Header of a request that asks: {@code logger=DEBUG,other.logger=TRACE}. */
  String HEADER = "Hotpath-Log-Level";

  /** Header with the proof that it may: the value of option {@code key}. */
  String KEY_HEADER = "Hotpath-Key";

  /**
   * Reads what was asked.
   *
   * @param asked value of {@link #HEADER}
   * @param key value of {@link #KEY_HEADER}, or null
   * @return what {@link Recording#logAt} is given; null where nothing is to change
   */
  @Nullable Object levels(String asked, @Nullable String key);
}
