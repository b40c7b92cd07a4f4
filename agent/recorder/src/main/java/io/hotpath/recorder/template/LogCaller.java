package io.hotpath.recorder.template;

import io.hotpath.profile.Method;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who called the logger that runs on the current thread. A walk costs 10 to 50 us, so it is done
 * rarely. Stateless.
 */
public final class LogCaller {

  private static final int MAX_FRAMES = 100;

  /** Loggers, and what stands before them. */
  private static final List<String> LOGGERS =
      List.of(
          "ch.qos.logback.",
          "org.slf4j.",
          "org.apache.logging.",
          "org.apache.log4j.",
          "org.apache.commons.logging.",
          "org.apache.juli.",
          "org.jboss.logging.",
          "org.jboss.logmanager.",
          "java.util.logging.",
          "java.lang.",
          "java.util.",
          "jdk.internal.",
          "sun.",
          "com.google.common.flogger.",
          "com.lmax.disruptor.",
          "org.tinylog.",
          "mu.",
          "io.github.oshai.kotlinlogging.");

  /** Ours, whatever package they were moved to: recorder, logging, servlet, agent. */
  private static final List<String> OURS =
      Stream.of("recorder.", "logging.", "servlet.", "LogBridge").map(LogCaller::beside).toList();

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private LogCaller() {}

  /** The line that logs; null where there is none. */
  public static @Nullable Method line() {
    return WALKER.walk(frames -> callers(frames).findFirst().map(Method::at).orElse(null));
  }

  /** The classes that log, the innermost first. */
  static List<Class<?>> classes(int most) {
    return WALKER.walk(
        frames ->
            callers(frames)
                .<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
                .distinct()
                .limit(most)
                .toList());
  }

  private static Stream<StackWalker.StackFrame> callers(Stream<StackWalker.StackFrame> frames) {
    return frames
        .limit(MAX_FRAMES)
        .dropWhile(frame -> isOfLogger(frame.getClassName()))
        .filter(frame -> frame.getLineNumber() > 0);
  }

  private static boolean isOfLogger(String type) {
    return LOGGERS.stream().anyMatch(type::startsWith) || OURS.stream().anyMatch(type::startsWith);
  }

  /** {@code io.hotpath.recorder.template} is two below what all of ours share. */
  private static String beside(String part) {
    String here = LogCaller.class.getPackageName();
    String recorder = here.substring(0, here.lastIndexOf('.'));
    return recorder.substring(0, recorder.lastIndexOf('.') + 1) + part;
  }
}
