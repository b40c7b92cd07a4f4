package io.hotpath.recorder.template;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
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

  static final int MAX_LOGGERS = 2_000;
  static final int MAX_CHARS = 4_000_000;

  /** A logger's wrapper may stand between, so a few callers are looked at. */
  private static final int CALLERS = 4;

  private final ConcurrentMap<String, Logger> loggers = new ConcurrentHashMap<>();
  private final AtomicInteger chars = new AtomicInteger();

  /** What a logger's messages are made of, and how many were not understood. */
  private static final class Logger {
    final LoggerTexts texts = new LoggerTexts();
    final AtomicInteger unknown = new AtomicInteger();
  }

  /** Answers the text of a message; called on the thread that logs it, inside the logger. */
  public String of(String logger, String message) {
    boolean constant = isConstant(message);
    if (constant && message.contains("{}")) {
      return message;
    }
    Logger known = logger(logger);
    if (known == null) {
      return UNKNOWN;
    }
    String text = known.texts.find(message, constant);
    if (text != null) {
      return text;
    }
    int unknown = known.unknown.incrementAndGet();
    if ((unknown & unknown - 1) == 0) {
      text = learn(known.texts, message, constant);
    }
    text = text == null && constant ? known.texts.find(message, false) : text;
    return text == null ? UNKNOWN : text;
  }

  private @Nullable Logger logger(String name) {
    Logger known = loggers.get(name);
    if (known != null || loggers.size() >= MAX_LOGGERS) {
      return known;
    }
    return loggers.computeIfAbsent(name, n -> new Logger());
  }

  private @Nullable String learn(LoggerTexts texts, String message, boolean constant) {
    List<Class<?>> callers = LogCaller.classes(CALLERS);
    for (Class<?> caller : callers) {
      if (chars.get() >= MAX_CHARS) {
        return null;
      }
      int read = texts.learn(caller);
      chars.addAndGet(read);
      String text = read == 0 ? null : texts.find(message, constant);
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
