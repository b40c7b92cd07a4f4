package io.hotpath.recorder;

import io.hotpath.profile.Method;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The line of the application that the current thread is at. A walk costs 10 to 50 us, so it is
 * done rarely. Thread-safe.
 */
final class CallerLine {

  private static final int MAX_FRAMES = 400;

  /** Libraries between an application and its database; where nothing else is known. */
  private static final List<String> LIBRARIES =
      List.of(
          "java.",
          "javax.",
          "jakarta.",
          "jdk.",
          "sun.",
          "com.sun.",
          "com.mongodb.",
          "org.bson.",
          "org.mongodb.",
          "dev.morphia.",
          "org.springframework.",
          "org.apache.",
          "org.eclipse.",
          "org.jboss.",
          "io.undertow.",
          "io.netty.",
          "io.micronaut.",
          "io.quarkus.",
          "io.micrometer.",
          "io.opentelemetry.",
          "reactor.",
          "kotlin.",
          "kotlinx.",
          "scala.",
          "net.bytebuddy.",
          "net.sf.cglib.");

  /** Ours, whatever package they were moved to. */
  private static final List<String> OURS =
      Stream.of("recorder.", "mongo.", "servlet.").map(CallerLine::beside).toList();

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private volatile Predicate<Class<?>> application = CallerLine::isNoLibrary;

  void choose(Predicate<Class<?>> isApplication) {
    application = isApplication;
  }

  /** The innermost frame of the application, else of no known library; null where there is none. */
  @Nullable Method find() {
    Predicate<Class<?>> chosen = application;
    Method line = WALKER.walk(frames -> first(frames, chosen));
    return line != null ? line : WALKER.walk(frames -> first(frames, CallerLine::isNoLibrary));
  }

  private static @Nullable Method first(
      Stream<StackWalker.StackFrame> frames, Predicate<Class<?>> application) {
    return frames
        .limit(MAX_FRAMES)
        .filter(frame -> frame.getLineNumber() > 0)
        .filter(frame -> OURS.stream().noneMatch(frame.getClassName()::startsWith))
        .filter(frame -> application.test(frame.getDeclaringClass()))
        .findFirst()
        .map(Method::at)
        .orElse(null);
  }

  private static boolean isNoLibrary(Class<?> type) {
    String name = type.getName();
    return !type.isHidden()
        && !name.contains("$$")
        && LIBRARIES.stream().noneMatch(name::startsWith);
  }

  private static String beside(String part) {
    String here = CallerLine.class.getPackageName();
    return here.substring(0, here.lastIndexOf('.') + 1) + part;
  }
}
