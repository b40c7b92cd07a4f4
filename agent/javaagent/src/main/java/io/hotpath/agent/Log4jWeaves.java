package io.hotpath.agent;

import static java.util.Map.entry;

import io.hotpath.bridge.HotpathLogBridge;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;

/**
 * Where Log4j logs; the same names in 2.12 to 2.25. An event passes {@code processLogEvent} of its
 * logger's configuration and of those above it. Text becomes bytes in {@code TextEncoderHelper},
 * all other bytes come to a manager's {@code write}. A context says when it is made. Calls that a
 * level refuses are not woven: a filter sees them, which is there now and then.
 */
final class Log4jWeaves {

  private static final int LIBRARY = HotpathLogBridge.LOG4J;
  private static final String CORE = "org/apache/logging/log4j/core/";
  private static final String LEVEL = "Lorg/apache/logging/log4j/Level;";
  private static final String MESSAGE = "Lorg/apache/logging/log4j/message/Message;";
  private static final String EVENT = "(L" + CORE + "LogEvent;";
  private static final String ENCODER = "java/nio/charset/CharsetEncoder";
  private static final String ENCODE =
      "(Ljava/nio/CharBuffer;Ljava/nio/ByteBuffer;Z)Ljava/nio/charset/CoderResult;";
  private static final String FLUSH = "(Ljava/nio/ByteBuffer;)Ljava/nio/charset/CoderResult;";

  /** By the class's internal name. */
  static final Map<String, LogWeave> BY_CLASS =
      Map.ofEntries(
          entry(CORE + "LoggerContext", ContextVisitor::of),
          entry(CORE + "config/LoggerConfig", onEvent("processLogEvent", "emits")),
          entry(CORE + "async/AsyncLogger", Log4jWeaves::asyncLogger),
          entry(CORE + "async/AsyncLoggerConfig", Log4jWeaves::asyncConfiguration),
          entry(CORE + "appender/AsyncAppender", Log4jWeaves::asyncAppender),
          entry(CORE + "appender/AsyncAppenderEventDispatcher", onEvent("dispatch", "writes")),
          entry(CORE + "appender/AsyncAppender$AsyncThread", onEvent("callAppenders", "writes")),
          entry(CORE + "appender/OutputStreamManager", Log4jWeaves::bytes),
          entry(CORE + "appender/MemoryMappedFileManager", Log4jWeaves::bytes),
          entry(CORE + "layout/TextEncoderHelper", Log4jWeaves::encoded));

  private Log4jWeaves() {}

  /** A method whose first parameter is an event. */
  private static LogWeave onEvent(String name, String call) {
    return method ->
        method.name().equals(name) && method.descriptor().startsWith(EVENT)
            ? EventVisitor.of(method, call, 1, LIBRARY)
            : null;
  }

  private static @Nullable MethodVisitor asyncLogger(LogMethod method) {
    if (method.name().equals("actualAsyncLog")) {
      return EventVisitor.of(method, "writes", 1, LIBRARY);
    }
    int level = method.parameter(LEVEL);
    int message = method.parameter(MESSAGE);
    boolean logs = method.name().equals("logMessage") || method.name().equals("log");
    return logs && level > 0 && message > 0
        ? EventVisitor.handingOver(method, level, message, LIBRARY)
        : null;
  }

  private static @Nullable MethodVisitor asyncConfiguration(LogMethod method) {
    if (!method.descriptor().startsWith(EVENT)) {
      return null;
    }
    return switch (method.name()) {
      case "logToAsyncDelegate" -> EventVisitor.of(method, "delegates", 1, LIBRARY);
      case "logToAsyncLoggerConfigsOnCurrentThread", "asyncCallAppenders" ->
          EventVisitor.of(method, "writes", 1, LIBRARY);
      default -> null;
    };
  }

  private static @Nullable MethodVisitor asyncAppender(LogMethod method) {
    return method.name().equals("append") && method.descriptor().startsWith(EVENT)
        ? NotingVisitor.enqueues(method)
        : null;
  }

  private static @Nullable MethodVisitor bytes(LogMethod method) {
    return method.is("write", "([BIIZ)V") ? NotingVisitor.writes(method, 3) : null;
  }

  private static MethodVisitor encoded(LogMethod method) {
    return new ReplacedCallVisitor(
        new ReplacedCallVisitor(method.copy(), ENCODER, "encode", ENCODE), ENCODER, "flush", FLUSH);
  }
}
