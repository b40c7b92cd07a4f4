package io.hotpath.recorder.template;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Which text of the code a message is made of. A message that is a constant of the class that logs
 * it is that text; of others, which the application put together, only those parts are kept that
 * stand in the class. So no value is ever in the answer, whatever the message says.
 *
 * <p>Thread-safe. Asked for messages that were not seen before; a message takes a fraction of a
 * microsecond, the first of a class the reading of its file. Bounds: {@link #MAX_LOGGERS} loggers,
 * {@link #MAX_CHARS} characters in all; messages beyond are {@link #UNKNOWN}.
 */
public final class MessageTexts {

  /** The text of a message of which nothing stands in the code. */
  public static final String UNKNOWN = Template.VALUE;

  public static final int MAX_LOGGERS = 2_000;
  static final int MAX_CHARS = 4_000_000;

  /** A logger's wrapper may stand between, so a few callers are looked at. */
  private static final int CALLERS = 4;

  /**
   * How long a thread waits for another one that reads a class. Bounded, since that one may wait
   * for a lock of the application that this one holds.
   */
  private static final long PATIENCE_MILLIS = 1_000;

  private final ConcurrentMap<String, Logger> loggers = new ConcurrentHashMap<>();
  private final AtomicInteger chars = new AtomicInteger();

  /** From then on most messages that are not understood are not asked about. */
  private static final int MANY_UNKNOWN = 64;

  /** What a logger's messages are made of, and how many were not understood. */
  private static final class Logger {
    final LoggerTexts texts = new LoggerTexts();
    final ReentrantLock learning = new ReentrantLock();
    volatile long unknown;
  }

  /** Answers the text of a message; called on the thread that logs it, inside the logger. */
  public String of(String logger, String message) {
    if (message.contains("{}") && isConstant(message)) {
      return message;
    }
    Logger known = logger(logger);
    if (known == null) {
      return UNKNOWN;
    }
    String text = known.texts.find(message);
    text = text == null ? asked(known, message) : text;
    return text == null ? UNKNOWN : text;
  }

  /** Looks at the caller if it is time to, or takes what another thread found meanwhile. */
  private @Nullable String asked(Logger logger, String message) {
    boolean hopeless =
        logger.unknown > MANY_UNKNOWN && ThreadLocalRandom.current().nextInt(MANY_UNKNOWN) > 0;
    // Reading a class may log, too.
    if (hopeless || logger.learning.isHeldByCurrentThread() || !lock(logger.learning)) {
      return null;
    }
    try {
      String text = logger.texts.find(message);
      if (text == null) {
        long unknown = logger.unknown + 1;
        logger.unknown = unknown;
        boolean due = (unknown & (unknown - 1)) == 0;
        text = due ? learn(logger.texts, message) : null;
      }
      return text;
    } finally {
      logger.learning.unlock();
    }
  }

  private static boolean lock(ReentrantLock lock) {
    try {
      return lock.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private @Nullable Logger logger(String name) {
    Logger known = loggers.get(name);
    if (known != null || loggers.size() >= MAX_LOGGERS) {
      return known;
    }
    return loggers.computeIfAbsent(name, n -> new Logger());
  }

  private @Nullable String learn(LoggerTexts texts, String message) {
    List<Class<?>> callers = LogCaller.classes(CALLERS);
    for (Class<?> caller : callers) {
      if (chars.get() >= MAX_CHARS) {
        return null;
      }
      int read = texts.learn(caller);
      chars.addAndGet(read);
      String text = read == 0 ? null : texts.find(message);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /**
   * Whether a text is a constant of any class: those are interned, and what an application puts
   * together is not, unless it says so.
   */
  @SuppressWarnings({"ReferenceEquality", "StringEquality"})
  static boolean isConstant(String message) {
    // The copy becomes the interned one if there is none: then the message is not it.
    return new String(message.toCharArray()).intern() == message;
  }
}
