package io.hotpath.bridge;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/**
 * Between woven loggers and appenders and the agent, as {@link HotpathBridge} is for the
 * application. Wherever the agent fails, what is logged is logged as if nothing were woven.
 * Thread-safe.
 */
public abstract class HotpathLogBridge {

  /** Logging libraries, as woven code names them. */
  public static final int LOGBACK = 0;

  public static final int LOG4J = 1;
  public static final int JUL = 2;

  private static HotpathLogBridge installing;

  /** Calls are counted that a level refuses. */
  private static final int COUNTING = 1;

  /** Requests may ask for levels of their own. */
  private static final int ASKED = 2;

  /**
   * What is to be done where a level is looked at; 0 for nothing, and hooks ask for no more than
   * that: one comparison is what a refused call can bear. Not volatile: it does not matter when a
   * thread notices.
   */
  private static int watching;

  /** Initialized by the first woven call, when the bridge is long installed. */
  private static final class Installed {
    static final HotpathLogBridge BRIDGE = installing;
  }

  /** For the agent's implementation. */
  protected HotpathLogBridge() {}

  /** Sets the one bridge of this JVM; called by premain, once, before anything is woven. */
  public static void install(HotpathLogBridge bridge) {
    installing = bridge;
    if (Installed.BRIDGE != bridge) {
      throw new IllegalStateException("another Hotpath agent is installed in this JVM");
    }
  }

  /** Whether {@link #refused} and {@link #checked} count from now on. */
  protected static synchronized void count(boolean refusals) {
    watching = refusals ? watching | COUNTING : watching & ~COUNTING;
  }

  /** From now on the answers of {@link #checked} are the agent's. */
  protected static synchronized void answer() {
    watching |= ASKED;
  }

  /** Appenders get an event; the result goes to {@link #ends}. */
  public static int emits(Object event, int library) {
    try {
      return Installed.BRIDGE.eventEmitted(event, library);
    } catch (Throwable e) {
      failed("log event", e);
      return 0;
    }
  }

  /** A thread that only writes has an event; the result goes to {@link #ends}. */
  public static int writes(Object event, int library) {
    try {
      return Installed.BRIDGE.eventWritten(event, library);
    } catch (Throwable e) {
      failed("written event", e);
      return 0;
    }
  }

  /** A logger gives an event to a thread that writes; the result goes to {@link #ends}. */
  public static int delegates(Object event, int library) {
    int token = writes(event, library);
    if (token != 0) {
      enqueues();
    }
    return token;
  }

  /** A logger hands over what it logs; the result goes to {@link #ends}. */
  public static int handsOver(Object logger, Object level, Object message, int library) {
    try {
      return Installed.BRIDGE.eventHandedOver(logger, level, message, library);
    } catch (Throwable e) {
      failed("asynchronous event", e);
      return 0;
    }
  }

  /** One of perhaps several handlers gets an event; the result goes to {@link #ends}. */
  public static int publishes(int token, Object event, int library) {
    return token != 0 ? token : emits(event, library);
  }

  /** What was begun with this token is over. */
  public static void ends(int token) {
    if (token != 0) {
      try {
        Installed.BRIDGE.eventEnded(token);
      } catch (Throwable e) {
        failed("end of event", e);
      }
    }
  }

  /** An appender hands its event to another thread. */
  public static void enqueues() {
    try {
      Installed.BRIDGE.eventEnqueued();
    } catch (Throwable e) {
      failed("queue", e);
    }
  }

  /** An appender has written. */
  public static void wrote(int bytes) {
    try {
      Installed.BRIDGE.bytesWritten(bytes);
    } catch (Throwable e) {
      failed("bytes", e);
    }
  }

  /** In place of the stream's own method, which may throw. */
  public static void write(OutputStream stream, byte[] bytes) throws IOException {
    stream.write(bytes);
    wrote(bytes.length);
  }

  /** In place of the encoder's own method. */
  public static CoderResult encode(
      CharsetEncoder encoder, CharBuffer from, ByteBuffer into, boolean end) {
    int before = into.position();
    CoderResult result = encoder.encode(from, into, end);
    wrote(into.position() - before);
    return result;
  }

  /** In place of the encoder's own method. */
  public static CoderResult flush(CharsetEncoder encoder, ByteBuffer into) {
    int before = into.position();
    CoderResult result = encoder.flush(into);
    if (into.position() != before) {
      wrote(into.position() - before);
    }
    return result;
  }

  /** A logger refuses because of its level. */
  public static void refused(Object logger, Object level, Object message, int library) {
    if (watching != 0) {
      noteRefused(logger, level, message, library);
    }
  }

  private static void noteRefused(Object logger, Object level, Object message, int library) {
    if ((watching & COUNTING) != 0) {
      count(logger, level, message, library);
    }
  }

  /** A logger was asked whether a level is enabled, and would answer what is given first. */
  public static boolean checked(
      boolean enabled, Object logger, Object level, Object message, int library) {
    return watching == 0 ? enabled : look(enabled, logger, level, message, library);
  }

  private static boolean look(
      boolean enabled, Object logger, Object level, Object message, int library) {
    boolean answer = (watching & ASKED) == 0 ? enabled : answered(enabled, logger, level);
    if (!answer) {
      noteRefused(logger, level, message, library);
    }
    return answer;
  }

  private static boolean answered(boolean enabled, Object logger, Object level) {
    try {
      return Installed.BRIDGE.levelAnswered(enabled, logger, level);
    } catch (Throwable e) {
      failed("level of a request", e);
      return enabled;
    }
  }

  private static void count(Object logger, Object level, Object message, int library) {
    try {
      Installed.BRIDGE.callRefused(logger, level, message, library);
    } catch (Throwable e) {
      failed("refused call", e);
    }
  }

  private static void failed(String place, Throwable failure) {
    try {
      Installed.BRIDGE.hookFailed(place, failure);
    } catch (Throwable e) {
      // Nothing is left that could note it.
    }
  }

  protected abstract int eventEmitted(Object event, int library);

  protected abstract int eventWritten(Object event, int library);

  protected abstract int eventHandedOver(Object logger, Object level, Object message, int library);

  protected abstract void eventEnded(int token);

  protected abstract void eventEnqueued();

  protected abstract void bytesWritten(int bytes);

  protected abstract void callRefused(Object logger, Object level, Object message, int library);

  protected abstract boolean levelAnswered(boolean enabled, Object logger, Object level);

  protected abstract void hookFailed(String place, Throwable failure);
}
