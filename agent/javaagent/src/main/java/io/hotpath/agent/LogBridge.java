package io.hotpath.agent;

import io.hotpath.bridge.HotpathLogBridge;
import io.hotpath.levels.jul.JulContext;
import io.hotpath.recorder.Ledger;
import io.hotpath.recorder.LogEvents;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The agent's end of {@code java.lang.HotpathLogBridge}. Thread-safe; called on all threads that
 * log.
 */
final class LogBridge extends HotpathLogBridge implements Consumer<JulContext.LevelAnswer> {

  private final Ledger ledger;
  private final ContextHooks contexts;
  private final LateHooks<LogReaders> readers;

  /** Null while the level alone answers. */
  private volatile JulContext.@Nullable LevelAnswer answer;

  private LogBridge(LateCollector collector, ContextHooks contexts, Ledger ledger) {
    this.ledger = ledger;
    this.contexts = contexts;
    this.readers = new LateHooks<>(collector, ledger);
  }

  /** Connects woven code; the bridge must be {@link BridgeDefinition#define defined}. */
  static LogBridge install(LateCollector collector, ContextHooks contexts, Ledger ledger) {
    LogBridge bridge = new LogBridge(collector, contexts, ledger);
    HotpathLogBridge.install(bridge);
    contexts.answerWith(bridge);
    return bridge;
  }

  /** Loggers of the JDK are woven, and have no filter that could say yes. */
  @Override
  public void accept(JulContext.LevelAnswer answers) {
    answer = answers;
    answer();
  }

  @Override
  protected boolean levelAnswered(boolean enabled, Object logger, Object level) {
    JulContext.LevelAnswer asked = answer;
    return asked == null ? enabled : asked.of(enabled, logger, level);
  }

  /** Loggers of the JDK look at a flag; the other libraries have filters. */
  void countRefused(boolean wanted) {
    count(wanted);
    for (Object context : contexts.known()) {
      try {
        int library = ContextHooks.isLogback(context) ? LOGBACK : LOG4J;
        readers().of(context, library).countRefused(context, wanted);
      } catch (RuntimeException | LinkageError e) {
        ledger.fault("refused calls", e);
      }
    }
  }

  private LogReaders readers() {
    return readers.get(LogReaders::new);
  }

  @Override
  protected int eventEmitted(Object event, int library) {
    return readers().of(event, library).emits(event);
  }

  @Override
  protected int eventWritten(Object event, int library) {
    // Asked at each event that is written where it is logged, so the answer must be quick.
    return LogEvents.isBusy() ? 0 : readers().of(event, library).writes(event);
  }

  @Override
  protected int eventHandedOver(
      Object logger, Object level, @Nullable Object message, int library) {
    return readers().of(logger, library).handsOver(logger, level, message);
  }

  @Override
  protected void eventEnded(int token) {
    LogEvents.ends(token);
  }

  @Override
  protected void eventEnqueued() {
    LogEvents.enqueued();
  }

  @Override
  protected void bytesWritten(int bytes) {
    LogEvents.wrote(bytes);
  }

  @Override
  protected void callRefused(Object logger, Object level, @Nullable Object message, int library) {
    if (!readers().of(logger, library).refused(logger, level, message)) {
      count(false);
    }
  }

  @Override
  protected void hookFailed(String place, Throwable failure) {
    ledger.fault("hook " + place, failure);
  }
}
