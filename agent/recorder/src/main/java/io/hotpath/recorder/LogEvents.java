package io.hotpath.recorder;

import io.hotpath.profile.Loss;
import org.jspecify.annotations.Nullable;

/**
 * What loggers and appenders do on the current thread; said by the typed code near a logging
 * library. Stateless but for each thread's own {@link LogFrames}; an event costs a fraction of a
 * microsecond and allocates nothing.
 *
 * <p>On a request's thread all goes to its {@link LogEntries}, elsewhere to {@link
 * LoggedElsewhere}. Nothing is recorded where no recorder runs.
 */
public final class LogEvents {

  /** Of threads that work for no request. Holds no class of ours: see {@link LogFrames}. */
  private static final ThreadLocal<long[]> FRAMES = new ThreadLocal<>();

  private LogEvents() {}

  /**
   * Appenders get an event on this thread.
   *
   * @param level as the library calls it
   * @param message as the application gave it, without its values; null where it is no text
   * @param values hash of the values
   * @param event where the library gives one event to several loggers, a number that tells it from
   *     others on the thread: it is counted once; else 0
   * @return what {@link #ends} must be given
   */
  public static int emits(
      String logger, String level, @Nullable String message, long values, int event) {
    CallTree tree = ActiveTrees.current();
    long[] frames = frames(tree);
    if (LogFrames.depth(frames) > 0
        && (LogFrames.isRunning(frames, event) || LogFrames.kind(frames) == LogFrames.HANDS_OVER)) {
      return 0;
    }
    return begins(tree, frames, LogFrames.EMITS, logger, level, message, values, event);
  }

  /** A logger gives what is logged to another thread by itself; parameters and answer as above. */
  public static int handsOver(String logger, String level, @Nullable String message, long values) {
    CallTree tree = ActiveTrees.current();
    return begins(tree, frames(tree), LogFrames.HANDS_OVER, logger, level, message, values, 0);
  }

  /**
   * A thread begins to write an event that was emitted before; parameters and answer as above.
   * Nothing where the thread emits it just now.
   */
  public static int writes(String logger, String level, @Nullable String message, int event) {
    CallTree tree = ActiveTrees.current();
    long[] frames = frames(tree);
    return LogFrames.depth(frames) > 0
        ? 0
        : begins(tree, frames, LogFrames.WRITES, logger, level, message, 0, event);
  }

  /** Whether the current thread is busy with an event, so that it {@link #writes} no other. */
  public static boolean isBusy() {
    return LogFrames.depth(frames(ActiveTrees.current())) > 0;
  }

  /**
   * An event has been with its appenders on this thread; for installations that learn of it at the
   * end. Parameters as above.
   *
   * @param startNanos when it began, by {@link System#nanoTime}; 0 if unknown
   * @param bytes that were written for it
   * @param enqueued whether it was handed over rather than written
   */
  public static void emitted(
      String logger,
      String level,
      @Nullable String message,
      long values,
      long startNanos,
      long bytes,
      boolean enqueued) {
    CallTree tree = ActiveTrees.current();
    StatementRecorder recorder = StatementRecorder.of(tree);
    if (recorder == null) {
      return;
    }
    String text = message == null ? "" : message;
    StatementNumbers.Known known = recorder.numbers.of(logger, level, text, true);
    if (known.number < 0) {
      return;
    }
    recorder.count(tree, known, known.holdsValues ? text.hashCode() : values);
    long now = System.nanoTime();
    long start = startNanos == 0 ? now : startNanos;
    if (tree != null) {
      tree.exit(tree.enter(recorder.numbers.logging, known.node, start), now);
      tree.logs().took(known.number, now - start, enqueued);
      tree.logs().wrote(known.number, bytes);
    } else {
      (enqueued ? known.noRequest.enqueueNanos : known.noRequest.nanos).add(now - start);
      known.noRequest.bytes.add(bytes);
    }
  }

  /** A thread that only writes has written an event that was emitted before. */
  public static void written(
      String logger, String level, @Nullable String message, long bytes, long nanos) {
    StatementRecorder recorder = StatementRecorder.latest();
    if (recorder == null) {
      return;
    }
    StatementNumbers.Known known =
        recorder.numbers.of(logger, level, message == null ? "" : message, true);
    if (known.number >= 0) {
      known.unattributed.bytes.add(bytes);
      known.unattributed.writeNanos.add(nanos);
    }
  }

  private static long[] frames(@Nullable CallTree tree) {
    if (tree != null) {
      return tree.logs().frames;
    }
    long[] frames = FRAMES.get();
    if (frames == null) {
      frames = LogFrames.create();
      FRAMES.set(frames);
    }
    return frames;
  }

  private static int begins(
      @Nullable CallTree tree,
      long[] frames,
      int kind,
      String logger,
      String level,
      @Nullable String message,
      long values,
      int event) {
    StatementRecorder recorder = StatementRecorder.of(tree);
    if (recorder == null) {
      return 0;
    }
    String text = message == null ? "" : message;
    StatementNumbers.Known known = recorder.numbers.of(logger, level, text, true);
    int token = LogFrames.push(frames, known.number, kind, event);
    if (token == 0) {
      recorder.ledger().lose(Loss.EVENTS_LOST, 1);
      return 0;
    }
    if (known.number >= 0 && kind != LogFrames.WRITES) {
      recorder.count(tree, known, known.holdsValues ? text.hashCode() : values);
    }
    long now = System.nanoTime();
    if (tree != null && known.number >= 0) {
      LogFrames.token(frames, tree.enter(recorder.numbers.logging, known.node, now));
    }
    LogFrames.start(frames, now);
    return token;
  }

  /** The event of a token is with its appenders, or handed over. */
  public static void ends(int token) {
    CallTree tree = ActiveTrees.current();
    long[] frames = frames(tree);
    if (token == 0 || !LogFrames.unwindTo(frames, token)) {
      return;
    }
    long now = System.nanoTime();
    long took = now - LogFrames.start(frames);
    int statement = LogFrames.statement(frames);
    if (statement >= 0) {
      boolean writes = LogFrames.kind(frames) == LogFrames.WRITES && !LogFrames.isEnqueued(frames);
      boolean enqueued =
          LogFrames.isEnqueued(frames) || LogFrames.kind(frames) == LogFrames.HANDS_OVER;
      if (tree != null) {
        tree.exit(LogFrames.token(frames), now);
        tree.logs().took(statement, took, enqueued);
      } else {
        tookElsewhere(statement, took, writes, enqueued);
      }
    }
    LogFrames.pop(frames);
  }

  private static void tookElsewhere(int statement, long took, boolean writes, boolean enqueued) {
    StatementRecorder recorder = StatementRecorder.latest();
    if (recorder != null) {
      StatementNumbers.Known known = recorder.numbers.get(statement);
      (writes
              ? known.unattributed.writeNanos
              : enqueued ? known.noRequest.enqueueNanos : known.noRequest.nanos)
          .add(took);
    }
  }

  /** An appender has handed the event of this thread to another thread. */
  public static void enqueued() {
    LogFrames.enqueued(frames(ActiveTrees.current()));
  }

  /** An appender has written bytes; of the event that this thread is busy with. */
  public static void wrote(long bytes) {
    CallTree tree = ActiveTrees.current();
    long[] frames = frames(tree);
    if (LogFrames.depth(frames) == 0) {
      return;
    }
    int statement = LogFrames.statement(frames);
    if (statement < 0) {
      return;
    }
    if (tree != null) {
      tree.logs().wrote(statement, bytes);
      return;
    }
    StatementRecorder recorder = StatementRecorder.latest();
    if (recorder != null) {
      StatementNumbers.Known known = recorder.numbers.get(statement);
      boolean writes = LogFrames.kind(frames) == LogFrames.WRITES;
      (writes ? known.unattributed : known.noRequest).bytes.add(bytes);
    }
  }

  /**
   * A logger has refused because of its level; only to be said within a slice of {@link
   * SamplingSlices}.
   *
   * @param message null for a question whether the level is enabled
   * @param asked whether the refused call asked that question itself, so that it was counted
   * @return false where the slice is over, and no more calls need be told
   */
  public static boolean refused(
      String logger, String level, @Nullable String message, boolean asked) {
    CallTree tree = ActiveTrees.current();
    StatementRecorder recorder = StatementRecorder.of(tree);
    if (recorder == null || !recorder.slices().isCounting()) {
      return false;
    }
    StatementNumbers.Known known = recorder.numbers.of(logger, level, message, false);
    refused(tree, known, message == null ? 0 : 1, message == null ? 1 : 0);
    if (asked) {
      refused(tree, recorder.numbers.of(logger, level, null, false), 0, -1);
    }
    return true;
  }

  private static void refused(
      @Nullable CallTree tree, StatementNumbers.Known known, int calls, int questions) {
    if (known.number < 0) {
      return;
    }
    if (tree != null) {
      tree.logs().refused(known.number, calls, questions);
    } else {
      known.noRequest.suppressed.add(calls);
      known.noRequest.guards.add(questions);
    }
  }
}
