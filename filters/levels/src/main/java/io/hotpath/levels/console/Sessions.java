package io.hotpath.levels.console;

import io.hotpath.recorder.Ticker;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Browsers that have shown the token: each has a random id of 256 bits, so that the token itself is
 * in no cookie. At most {@value #MAX} at once, the oldest ends for a new one; each ends after an
 * hour without a request, and after twelve hours anyway. Thread-safe.
 */
final class Sessions {

  static final int MAX = 16;

  private static final long IDLE_NANOS = TimeUnit.HOURS.toNanos(1);
  private static final long LIFE_NANOS = TimeUnit.HOURS.toNanos(12);
  private static final int ID_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Ticker ticker;
  private final Map<String, Times> open = new LinkedHashMap<>();

  Sessions(Ticker ticker) {
    this.ticker = ticker;
  }

  private record Times(long beganNanos, long lastNanos) {
    boolean isOver(long now) {
      return now - beganNanos > LIFE_NANOS || now - lastNanos > IDLE_NANOS;
    }
  }

  /** Begins one and answers its id. */
  synchronized String begin() {
    long now = ticker.nanos();
    open.values().removeIf(times -> times.isOver(now));
    if (open.size() >= MAX) {
      open.remove(open.keySet().iterator().next());
    }
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    open.put(id, new Times(now, now));
    return id;
  }

  /** Whether it is known; then its hour begins anew. */
  synchronized boolean isOpen(@Nullable String id) {
    Times times = id == null ? null : open.get(id);
    if (id == null || times == null) {
      return false;
    }
    long now = ticker.nanos();
    if (times.isOver(now)) {
      open.remove(id);
      return false;
    }
    open.put(id, new Times(times.beganNanos, now));
    return true;
  }

  synchronized void end(@Nullable String id) {
    if (id != null) {
      open.remove(id);
    }
  }
}
