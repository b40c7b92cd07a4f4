package io.hotpath.agent;

import io.hotpath.bridge.HotpathLogBridge;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;

/**
 * Where Logback logs; the same names in 1.2 to 1.5. All ways to log come to {@code callAppenders},
 * all bytes of files and the console to {@code OutputStreamAppender}. Threads that write for others
 * hand their events to {@code AppenderAttachableImpl}. A context says when it is made. Calls that a
 * level refuses are not woven: a filter sees them, which is there now and then.
 */
final class LogbackWeaves {

  private static final int LIBRARY = HotpathLogBridge.LOGBACK;

  /** By the class's internal name. */
  static final Map<String, LogWeave> BY_CLASS =
      Map.of(
          "ch/qos/logback/classic/LoggerContext", ContextVisitor::of,
          "ch/qos/logback/classic/Logger", LogbackWeaves::logger,
          "ch/qos/logback/core/OutputStreamAppender", LogbackWeaves::bytes,
          "ch/qos/logback/core/AsyncAppenderBase", LogbackWeaves::enqueuing,
          "ch/qos/logback/core/spi/AppenderAttachableImpl", LogbackWeaves::appenders);

  private LogbackWeaves() {}

  private static @Nullable MethodVisitor logger(LogMethod method) {
    return method.is("callAppenders", "(Lch/qos/logback/classic/spi/ILoggingEvent;)V")
        ? EventVisitor.of(method, "emits", 1, LIBRARY)
        : null;
  }

  private static MethodVisitor bytes(LogMethod method) {
    return new ReplacedCallVisitor(method.copy(), "java/io/OutputStream", "write", "([B)V");
  }

  private static @Nullable MethodVisitor enqueuing(LogMethod method) {
    return method.is("append", "(Ljava/lang/Object;)V") ? NotingVisitor.enqueues(method) : null;
  }

  private static @Nullable MethodVisitor appenders(LogMethod method) {
    return method.is("appendLoopOnAppenders", "(Ljava/lang/Object;)I")
        ? EventVisitor.of(method, "writes", 1, LIBRARY)
        : null;
  }
}
