package io.hotpath.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import ch.qos.logback.core.util.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Holds back what is logged again and again with the same values, and says at the end of each
 * window how often: for {@code logback.xml}.
 *
 * <pre>{@code
 * <turboFilter class="io.hotpath.logging.DuplicateLimiter">
 *   <allowed>5</allowed>
 *   <window>60 seconds</window>
 * </turboFilter>
 * }</pre>
 *
 * <p>The same are events of one logger at one level, with one format, equal values as text and one
 * class of exception. In a window the first {@code allowed} of them pass; unlike in Logback's own
 * {@code DuplicateMessageFilter} they do so again in the next one, and calls that the level refuses
 * do not count. Values are turned into text for the comparison, which costs as much as formatting
 * the message.
 *
 * <p>Thread-safe. Bound: {@link #MAX_KEYS} different events a window; others pass. What is held
 * back in the window in which Logback is stopped is not said.
 */
public final class DuplicateLimiter extends TurboFilter {

  /** Different events that are counted in a window. */
  public static final int MAX_KEYS = 10_000;

  private static final String SUMMARY = "suppressed {} repeats in {} s of: {}";

  private int allowed = 5;
  private Duration window = Duration.buildBySeconds(60);

  /** Of this window; another map in the next. */
  private volatile ConcurrentMap<Event, AtomicLong> counts = new ConcurrentHashMap<>();

  private @Nullable ScheduledFuture<?> windows;

  /**
   * What makes events the same. Of the values only a hash is kept.
   *
   * @param format as the application gave it, also if it holds values
   */
  private record Event(
      Logger logger, Level level, String format, int values, @Nullable Class<?> thrown) {}

  /** Events that pass in a window, from 1; set by the configuration. */
  public void setAllowed(int allowed) {
    if (allowed < 1) {
      addWarn("allowed is " + allowed + ", it must be 1 or more; " + this.allowed + " is used");
      return;
    }
    this.allowed = allowed;
  }

  /** How long repeats are counted, from a second; set by the configuration. */
  public void setWindow(Duration window) {
    if (window.getMilliseconds() < 1_000) {
      addWarn("window is " + window + ", it must be a second or more; " + this.window + " is used");
      return;
    }
    this.window = window;
  }

  @Override
  public void start() {
    long millis = window.getMilliseconds();
    windows =
        getContext()
            .getScheduledExecutorService()
            .scheduleAtFixedRate(this::endWindow, millis, millis, TimeUnit.MILLISECONDS);
    super.start();
  }

  @Override
  public void stop() {
    if (windows != null) {
      windows.cancel(false);
    }
    super.stop();
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] params,
      @Nullable Throwable thrown) {
    boolean refused = level.levelInt < logger.getEffectiveLevel().levelInt;
    if (format == null || refused || !isStarted() || isSummary(format)) {
      return FilterReply.NEUTRAL;
    }
    Class<?> type = thrown == null ? null : thrown.getClass();
    long count = count(new Event(logger, level, format, hash(params), type));
    return count <= allowed ? FilterReply.NEUTRAL : FilterReply.DENY;
  }

  @SuppressWarnings({"ReferenceEquality", "StringEquality"})
  private static boolean isSummary(String format) {
    return format == SUMMARY;
  }

  private static int hash(Object @Nullable [] params) {
    try {
      return params == null ? 0 : Arrays.deepToString(params).hashCode();
    } catch (RuntimeException e) {
      // A value that cannot be said: the formatter copes with it, and it is like no other.
      return System.identityHashCode(params);
    }
  }

  private long count(Event event) {
    ConcurrentMap<Event, AtomicLong> events = counts;
    AtomicLong known = events.get(event);
    if (known == null) {
      if (events.size() >= MAX_KEYS) {
        return 0;
      }
      known = events.computeIfAbsent(event, e -> new AtomicLong());
    }
    return known.incrementAndGet();
  }

  /** Says what was held back, and begins the next window. Called by Logback's scheduler. */
  void endWindow() {
    ConcurrentMap<Event, AtomicLong> ended = counts;
    counts = new ConcurrentHashMap<>();
    ended.forEach(
        (event, count) -> {
          if (count.get() > allowed) {
            say(event, count.get() - allowed);
          }
        });
  }

  private void say(Event event, long held) {
    Object[] values = {
      held, TimeUnit.MILLISECONDS.toSeconds(window.getMilliseconds()), event.format
    };
    event.logger.log(
        null,
        DuplicateLimiter.class.getName(),
        Level.toLocationAwareLoggerInteger(event.level),
        SUMMARY,
        values,
        null);
  }
}
