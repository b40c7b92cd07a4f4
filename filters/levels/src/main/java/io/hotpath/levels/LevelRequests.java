package io.hotpath.levels;

import io.hotpath.recorder.LevelHook;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Requests that bring the key and say at which levels they want to be logged. From the first of
 * them on, each statement of the libraries that can do it passes the gate. Thread-safe.
 */
public final class LevelRequests implements LevelHook {

  private final byte[] key;
  private final Contexts contexts;

  /**
   * @param key that a request must show
   */
  public LevelRequests(String key, Contexts contexts) {
    this.key = key.getBytes(StandardCharsets.UTF_8);
    this.contexts = contexts;
  }

  @Override
  public @Nullable Object levels(String asked, @Nullable String given) {
    if (given == null || !MessageDigest.isEqual(key, given.getBytes(StandardCharsets.UTF_8))) {
      return null;
    }
    RequestLevels levels = RequestLevels.parse(asked);
    if (levels != null) {
      for (Contexts.Named known : contexts.all()) {
        known.context().gate().ask();
        // A library that was configured anew since has lost it.
        known.context().watch();
      }
    }
    return levels;
  }
}
