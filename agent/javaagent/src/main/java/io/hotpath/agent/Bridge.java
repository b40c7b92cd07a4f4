package io.hotpath.agent;

import io.hotpath.bridge.HotpathBridge;
import io.hotpath.recorder.ActiveTrees;
import io.hotpath.recorder.CallTree;
import io.hotpath.recorder.FixedCalls;
import io.hotpath.recorder.Ledger;
import io.hotpath.recorder.QueryRecorder;
import io.hotpath.recorder.Recording;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The agent's end of {@code java.lang.HotpathBridge}. Thread-safe; called on the application's
 * threads, which never see what is thrown here.
 */
final class Bridge extends HotpathBridge {

  private final LateCollector collector;
  private final Ledger ledger;
  private final ContextHooks contexts;
  private final FixedCalls fixedCalls;
  private final LateHooks<ServletHooks> servlets;
  private final LateHooks<ClientHooks> clients;

  private Bridge(
      LateCollector collector, ContextHooks contexts, FixedCalls fixedCalls, Ledger ledger) {
    this.collector = collector;
    this.contexts = contexts;
    this.fixedCalls = fixedCalls;
    this.ledger = ledger;
    this.servlets = new LateHooks<>(collector, ledger);
    this.clients = new LateHooks<>(collector, ledger);
  }

  /** Connects woven code; the bridge must be {@link BridgeDefinition#define defined}. */
  static void install(
      LateCollector collector, ContextHooks contexts, FixedCalls fixedCalls, Ledger ledger) {
    HotpathBridge.install(new Bridge(collector, contexts, fixedCalls, ledger));
  }

  @Override
  protected long methodEntered(int method) {
    CallTree tree = ActiveTrees.current();
    return tree == null ? 0 : tree.enter(method);
  }

  @Override
  protected void methodLeft(long token) {
    CallTree tree = ActiveTrees.current();
    if (tree != null) {
      tree.exit(token);
    }
  }

  @Override
  protected void methodCalled(int method, int calls) {
    CallTree tree = ActiveTrees.current();
    if (tree != null) {
      tree.called(method, calls);
    }
  }

  @Override
  protected void methodStopped(int sequence, int made) {
    CallTree tree = ActiveTrees.current();
    if (tree != null) {
      tree.stopped(fixedCalls, sequence, made);
    }
  }

  @Override
  protected void constructorEntered(int method) {
    CallTree tree = ActiveTrees.current();
    if (tree != null) {
      tree.count(method);
    }
  }

  @Override
  protected @Nullable Object requestEntered(Object servlet, Object request, Object response) {
    // Forwards, includes and the rest of the filter chain: decided before any servlet type is
    // asked.
    return ActiveTrees.current() != null
        ? null
        : servlets().of(servlet.getClass()).enter(request, response);
  }

  @Override
  protected void requestLeft(Object token, @Nullable Throwable failure) {
    CallTree tree = (CallTree) token;
    Recording recording = tree.recording();
    Object request = tree.request();
    if (recording != null && request != null) {
      try {
        servlets().of(request.getClass()).exit(tree, failure);
      } finally {
        // A second time does nothing; without it a failing exit would leave the thread attached.
        recording.detach(tree);
      }
    }
  }

  private ServletHooks servlets() {
    return servlets.get(ServletHooks::new);
  }

  private ClientHooks clients() {
    return clients.get(ClientHooks::new);
  }

  @Override
  protected Runnable handedOver(Runnable task) {
    Recording recording = recordingFor(task);
    return recording == null
        ? task
        : () -> {
          CallTree tree = attached(recording);
          try {
            task.run();
          } finally {
            leave(recording, tree);
          }
        };
  }

  @Override
  protected <T> Callable<T> handedOver(Callable<T> task) {
    Recording recording = recordingFor(task);
    return recording == null
        ? task
        : () -> {
          CallTree tree = attached(recording);
          try {
            return task.call();
          } finally {
            leave(recording, tree);
          }
        };
  }

  @Override
  protected <T> Supplier<T> handedOver(Supplier<T> task) {
    Recording recording = recordingFor(task);
    return recording == null
        ? task
        : () -> {
          CallTree tree = attached(recording);
          try {
            return task.get();
          } finally {
            leave(recording, tree);
          }
        };
  }

  /**
   * The request to record a task with, or null. Only lambdas and method references are replaced:
   * nobody can ask them for more than the one method they have, and nobody compares them.
   */
  private static @Nullable Recording recordingFor(@Nullable Object task) {
    CallTree tree = ActiveTrees.current();
    Recording recording = tree == null ? null : tree.recording();
    if (recording == null || task == null || !task.getClass().isHidden()) {
      return null;
    }
    recording.share();
    return recording;
  }

  /** The task itself is the application's: whatever fails around it here, it is run. */
  private @Nullable CallTree attached(Recording recording) {
    try {
      return recording.attach();
    } catch (Throwable e) {
      note("attach", e);
      return null;
    }
  }

  private void leave(Recording recording, @Nullable CallTree tree) {
    if (tree != null) {
      try {
        recording.detach(tree);
      } catch (Throwable e) {
        note("detach", e);
      }
    }
  }

  private void note(String place, Throwable failure) {
    try {
      hookFailed(place, failure);
    } catch (Throwable e) {
      // Nothing is left that could note it.
    }
  }

  @Override
  protected long enterDriver() {
    CallTree tree = ActiveTrees.current();
    if (tree == null) {
      return 0;
    }
    QueryRecorder queries = QueryRecorder.of(tree);
    return queries == null ? 0 : tree.operations().enter(queries.driver());
  }

  @Override
  protected void leaveDriver(long token) {
    CallTree tree = ActiveTrees.current();
    if (tree != null) {
      tree.operations().leave(token);
    }
  }

  @Override
  protected void hearCommands(Object builder, List<Object> listeners) {
    clients().of(builder.getClass()).commandListeners(builder, listeners);
  }

  @Override
  protected void hearPools(Object builder, List<Object> listeners) {
    clients().of(builder.getClass()).poolListeners(listeners);
  }

  @Override
  protected void logContextMade(Object context) {
    // Calls that it refuses are counted from now on.
    collector.get();
    contexts.made(context);
  }

  @Override
  protected void hookFailed(String place, Throwable failure) {
    ledger.fault("hook " + place, failure);
  }
}
