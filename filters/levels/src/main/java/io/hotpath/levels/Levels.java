package io.hotpath.levels;

import io.hotpath.recorder.Ticker;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes levels for a while, and puts them back: when the time is over, when the application or
 * the JVM ends, or when a more verbose level floods the log. What was there before the first change
 * is what comes back after the last, unless somebody else set the level meanwhile: then theirs
 * stays. Nothing survives a restart.
 *
 * <p>Thread-safe. Time passes by {@link #work}, on the daemon thread {@code hotpath-levels}, which
 * starts with the first change.
 */
public final class Levels implements AutoCloseable {

  /** How long a change lasts where nobody says. */
  public static final Duration DEFAULT_TTL = Duration.ofMinutes(30);

  /** The longest that a change may last, but for ever. */
  public static final Duration MAX_TTL = Duration.ofHours(24);

  /** Loggers that may be changed at a time. */
  public static final int MAX_CHANGED = 100;

  /** Changes a minute; to put a level back is always free. */
  public static final int MAX_A_MINUTE = 10;

  private static final long MINUTE_NANOS = 60_000_000_000L;
  private static final long POLL_MILLIS = 250;

  /**
   * What is known of a changed logger.
   *
   * @param revertsAt null for never
   */
  public record Pending(@Nullable Instant revertsAt, @Nullable String reason) {}

  private final Ticker ticker;
  private final int floodLines;
  private final LevelAudit audit;
  private final ChangedLoggers changed;
  private final Deque<Long> recent = new ArrayDeque<>();
  private final boolean threaded;
  private @Nullable Thread thread;
  private boolean closed;

  /**
   * @param floodLines lines a second that a raise may let through
   * @param audit takes one line for each change
   */
  public Levels(Ticker ticker, int floodLines, Consumer<String> audit) {
    this(ticker, floodLines, audit, true);
  }

  /** For tests, which call {@link #work}. */
  Levels(Ticker ticker, int floodLines, Consumer<String> audit, boolean threaded) {
    this.ticker = ticker;
    this.floodLines = floodLines;
    this.audit = new LevelAudit(audit);
    this.changed = new ChangedLoggers(this.audit);
    this.threaded = threaded;
  }

  /**
   * Makes a change, whole or not at all.
   *
   * @return until when; null for ever, or where the levels are now what they were
   */
  public synchronized @Nullable Instant change(LevelOrder order) throws Refusal {
    changed.dropGone();
    OrderCheck.check(order);
    LogContext context = order.context().context();
    if (!isRestoring(order)) {
      checkLimits(order, context);
      recent.add(ticker.nanos());
    }
    List<ChangedLogger> before = changed.all();
    try {
      order.loggers().forEach(logger -> apply(order, context, logger));
    } catch (RuntimeException e) {
      changed.all().stream()
          .filter(c -> !before.contains(c))
          .toList()
          .forEach(c -> changed.revert(c, "undone"));
      throw new Refusal(
          Refusal.Kind.CONFLICT, "the logging library refused: " + Audit.shown(e.toString()));
    }
    startThread();
    return changed.all().stream()
        .filter(c -> order.loggers().stream().anyMatch(logger -> c.isOf(context, logger)))
        .map(ChangedLogger::revertsAt)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private boolean isRestoring(LevelOrder order) {
    LogContext context = order.context().context();
    String wanted = order.level() == null ? null : context.nameOf(order.level());
    return order.loggers().stream()
        .allMatch(
            logger -> {
              ChangedLogger known = changed.find(context, logger);
              String there = known == null ? context.configured(logger) : known.baseline();
              return Objects.equals(there, wanted);
            });
  }

  private void checkLimits(LevelOrder order, LogContext context) throws Refusal {
    long now = ticker.nanos();
    recent.removeIf(then -> now - then >= MINUTE_NANOS);
    if (recent.size() >= MAX_A_MINUTE) {
      throw new Refusal(
          Refusal.Kind.TOO_OFTEN, "more than " + MAX_A_MINUTE + " changes a minute; wait a little");
    }
    long more =
        order.loggers().stream().filter(logger -> changed.find(context, logger) == null).count();
    if (changed.all().size() + more > MAX_CHANGED) {
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "more than " + MAX_CHANGED + " loggers would be changed; put some back first");
    }
  }

  private void apply(LevelOrder order, LogContext context, String logger) {
    String before = context.configured(logger);
    ChangedLogger known = changed.find(context, logger);
    // What somebody else set meanwhile is what comes back.
    boolean ours = known != null && Objects.equals(before, known.set());
    Was was =
        known != null && ours
            ? new Was(known.baseline(), known.verbosityBefore())
            : new Was(before, context.verbosity(context.effective(logger)));
    String wanted = order.level() == null ? null : context.nameOf(order.level());
    if (known == null && Objects.equals(before, wanted)) {
      return;
    }
    String shownBefore = LevelAudit.shown(context, logger, before);
    context.set(logger, wanted);
    if (known != null) {
      changed.forget(known, context);
    }
    String end = "as it was";
    if (!Objects.equals(wanted, was.level())) {
      ChangedLogger change = newChange(order, context, logger, was, wanted);
      changed.add(change, context);
      end = change.revertsAt() == null ? "for ever" : "until " + change.revertsAt();
    }
    context.watch();
    audit.changed(order, logger, shownBefore, LevelAudit.shown(context, logger, wanted), end);
  }

  /** What a logger was before anything of ours. */
  private record Was(@Nullable String level, int verbosity) {}

  private ChangedLogger newChange(
      LevelOrder order, LogContext context, String logger, Was was, @Nullable String wanted) {
    boolean forEver = order.ttl().isZero();
    long now = ticker.nanos();
    boolean raised = context.verbosity(context.effective(logger)) > was.verbosity();
    return new ChangedLogger(
        new WeakReference<>(context),
        order.context().name(),
        logger,
        was.level(),
        was.verbosity(),
        wanted,
        forEver ? null : (Long) (now + order.ttl().toNanos()),
        forEver ? null : Instant.ofEpochMilli(ticker.millis()).plus(order.ttl()),
        order.reason(),
        context.resets(),
        raised ? new Raise(logger, was.verbosity(), now) : null);
  }

  /** What is changed in a context, by logger. */
  public synchronized Map<String, Pending> pending(LogContext context) {
    changed.dropGone();
    Map<String, Pending> pending = new HashMap<>();
    for (ChangedLogger change : changed.all()) {
      if (change.context().get() == context) {
        pending.put(change.logger(), new Pending(change.revertsAt(), change.reason()));
      }
    }
    return pending;
  }

  /** Puts back what is due and what floods. */
  synchronized void work() {
    changed.dropGone();
    long now = ticker.nanos();
    for (ChangedLogger change : changed.all()) {
      if (change.isDue(now)) {
        changed.revert(change, "its time is over");
      } else if (change.raise() != null && change.raise().linesThisSecond(now) > floodLines) {
        changed.revert(change, "more than " + floodLines + " lines a second");
      }
    }
  }

  private void startThread() {
    if (threaded && thread == null && !closed) {
      thread = new Thread(this::run, "hotpath-levels");
      thread.setDaemon(true);
      thread.setContextClassLoader(null);
      thread.start();
    }
    notifyAll();
  }

  private synchronized void run() {
    while (!closed) {
      try {
        wait(changed.all().isEmpty() ? 0 : POLL_MILLIS);
        work();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | LinkageError e) {
        audit.failed(e);
      }
    }
  }

  /** Puts back everything that is not for ever, and stops the thread. */
  @Override
  public synchronized void close() {
    closed = true;
    changed.dropGone();
    for (ChangedLogger change : changed.all()) {
      if (change.deadlineNanos() != null) {
        changed.revert(change, "Hotpath ends");
      }
    }
    notifyAll();
  }
}
