package io.hotpath.bridge;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Between woven code and the agent. Woven classes call the static methods; they go to the one
 * {@link #install installed} bridge, a constant that the JIT compiles through.
 *
 * <p>Wherever the agent fails, the woven method goes on as if it were not woven: everything that is
 * thrown ends here. Thread-safe.
 */
public abstract class HotpathBridge {

  private static HotpathBridge installing;

  /** Initialized by the first woven call, when the bridge is long installed. */
  private static final class Installed {
    static final HotpathBridge BRIDGE = installing;
  }

  /** For the agent's implementation. */
  protected HotpathBridge() {}

  /** Sets the one bridge of this JVM; called by premain, once, before anything is woven. */
  public static void install(HotpathBridge bridge) {
    installing = bridge;
    if (Installed.BRIDGE != bridge) {
      throw new IllegalStateException("another Hotpath agent is installed in this JVM");
    }
  }

  /** A woven method begins; the result goes to {@link #exit}. */
  public static long enter(int method) {
    try {
      return Installed.BRIDGE.methodEntered(method);
    } catch (Throwable e) {
      failed("enter", e);
      return 0;
    }
  }

  /** A woven method ends. */
  public static void exit(long token) {
    if (token != 0) {
      try {
        Installed.BRIDGE.methodLeft(token);
      } catch (Throwable e) {
        failed("exit", e);
      }
    }
  }

  /** A woven method ends that counted how often it called another; just before {@link #exit}. */
  public static void called(int method, int calls) {
    if (calls != 0) {
      try {
        Installed.BRIDGE.methodCalled(method, calls);
      } catch (Throwable e) {
        failed("called", e);
      }
    }
  }

  /**
   * A woven method ends by an exception, after so many of the calls that each of its runs makes;
   * just before {@link #exit}.
   *
   * @param sequence says which calls these are
   */
  public static void stopped(int sequence, int made) {
    try {
      Installed.BRIDGE.methodStopped(sequence, made);
    } catch (Throwable e) {
      failed("stopped", e);
    }
  }

  /** A woven constructor begins. */
  public static void count(int method) {
    try {
      Installed.BRIDGE.constructorEntered(method);
    } catch (Throwable e) {
      failed("count", e);
    }
  }

  /** A woven servlet or filter begins; the result goes to {@link #end}. */
  public static Object begin(Object servlet, Object request, Object response) {
    try {
      return Installed.BRIDGE.requestEntered(servlet, request, response);
    } catch (Throwable e) {
      failed("begin", e);
      return null;
    }
  }

  /** A woven servlet or filter ends, with what it threw or null. */
  public static void end(Object token, Throwable failure) {
    if (token != null) {
      try {
        Installed.BRIDGE.requestLeft(token, failure);
      } catch (Throwable e) {
        failed("end", e);
      }
    }
  }

  /** A task is handed to another thread: it is done there as before, and recorded. */
  public static Runnable task(Runnable task) {
    try {
      return Installed.BRIDGE.handedOver(task);
    } catch (Throwable e) {
      failed("task", e);
      return task;
    }
  }

  /** As {@link #task(Runnable)}. */
  public static Callable<?> task(Callable<?> task) {
    try {
      return Installed.BRIDGE.handedOver(task);
    } catch (Throwable e) {
      failed("task", e);
      return task;
    }
  }

  /** As {@link #task(Runnable)}. */
  public static Supplier<?> task(Supplier<?> task) {
    try {
      return Installed.BRIDGE.handedOver(task);
    } catch (Throwable e) {
      failed("task", e);
      return task;
    }
  }

  /** The application calls a database driver; the result goes to {@link #driverLeft}. */
  public static long driverEntered() {
    try {
      return Installed.BRIDGE.enterDriver();
    } catch (Throwable e) {
      failed("driver entered", e);
      return 0;
    }
  }

  /** The driver returns. */
  public static void driverLeft(long token) {
    if (token != 0) {
      try {
        Installed.BRIDGE.leaveDriver(token);
      } catch (Throwable e) {
        failed("driver left", e);
      }
    }
  }

  /** Settings of a database client are built with these listeners to commands. */
  public static void commandListeners(Object builder, List<Object> listeners) {
    try {
      Installed.BRIDGE.hearCommands(builder, listeners);
    } catch (Throwable e) {
      failed("command listeners", e);
    }
  }

  /** Settings of a connection pool are built with these listeners. */
  public static void poolListeners(Object builder, List<Object> listeners) {
    try {
      Installed.BRIDGE.hearPools(builder, listeners);
    } catch (Throwable e) {
      failed("pool listeners", e);
    }
  }

  /** A context of a logging library was made. */
  public static void logContext(Object context) {
    try {
      Installed.BRIDGE.logContextMade(context);
    } catch (Throwable e) {
      failed("log context", e);
    }
  }

  private static void failed(String place, Throwable failure) {
    try {
      Installed.BRIDGE.hookFailed(place, failure);
    } catch (Throwable e) {
      // Nothing is left that could note it.
    }
  }

  protected abstract long methodEntered(int method);

  protected abstract void methodLeft(long token);

  protected abstract void methodCalled(int method, int calls);

  protected abstract void methodStopped(int sequence, int made);

  protected abstract void constructorEntered(int method);

  protected abstract Object requestEntered(Object servlet, Object request, Object response);

  protected abstract void requestLeft(Object token, Throwable failure);

  protected abstract Runnable handedOver(Runnable task);

  protected abstract <T> Callable<T> handedOver(Callable<T> task);

  protected abstract <T> Supplier<T> handedOver(Supplier<T> task);

  protected abstract long enterDriver();

  protected abstract void leaveDriver(long token);

  protected abstract void hearCommands(Object builder, List<Object> listeners);

  protected abstract void hearPools(Object builder, List<Object> listeners);

  protected abstract void logContextMade(Object context);

  protected abstract void hookFailed(String place, Throwable failure);
}
