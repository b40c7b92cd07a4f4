package io.hotpath.agent;

import io.hotpath.bridge.HotpathLogBridge;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;

/**
 * Where java.util.logging logs, in JDK 17 and later. All ways to log come to {@code
 * log(LogRecord)}; an event is what a handler gets. Bytes are those of files.
 */
final class JulWeaves {

  private static final int LIBRARY = HotpathLogBridge.JUL;
  private static final String LEVEL = "(Ljava/util/logging/Level;";

  /** By the class's internal name. */
  static final Map<String, LogWeave> BY_CLASS =
      Map.of(
          "java/util/logging/Logger", JulWeaves::logger,
          "java/util/logging/FileHandler$MeteredStream", JulWeaves::bytes);

  private JulWeaves() {}

  private static @Nullable MethodVisitor logger(LogMethod method) {
    if (method.is("log", "(Ljava/util/logging/LogRecord;)V")) {
      return new PublishVisitor(method, LIBRARY);
    }
    if (method.is("isLoggable", LEVEL + ")Z")) {
      return RefusalVisitor.ofAnswer(method, LIBRARY, 1, -1);
    }
    return method.name().equals("log") && method.descriptor().startsWith(LEVEL)
        ? RefusalVisitor.beforeCall(method, LIBRARY, 1, 2, "doLog")
        : null;
  }

  private static @Nullable MethodVisitor bytes(LogMethod method) {
    return method.is("write", "([BII)V") ? NotingVisitor.writes(method, 3) : null;
  }
}
