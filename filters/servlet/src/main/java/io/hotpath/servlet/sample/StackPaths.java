package io.hotpath.servlet.sample;

import io.hotpath.profile.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import org.jspecify.annotations.Nullable;

/**
 * Stacks as paths below the filter. Confined to the recorder's thread. Names of at most {@link
 * #MAX_NAMES} methods are kept.
 */
final class StackPaths {

  static final int MAX_NAMES = 50_000;

  private static final String ENTRY = "doFilter";

  private final String filterType;
  private final String own;
  private final FrameChoice choice;
  private final Map<String, Method> names = new HashMap<>();

  StackPaths(String filterType, FrameChoice choice) {
    this.filterType = filterType;
    this.own = filterType.substring(0, filterType.lastIndexOf('.') + 1);
    this.choice = choice;
  }

  /**
   * A stack and the class that stands for its request.
   *
   * @param filter id of the class, 0 where the stack was cut above it
   */
  record Path(List<Method> methods, long filter) {}

  /** The path of a stack, or null where the thread is in no request or does our own work. */
  @Nullable Path of(RecordedStackTrace stack) {
    List<Method> methods = new ArrayList<>();
    String called = "";
    for (RecordedFrame frame : stack.getFrames()) {
      RecordedMethod method = frame.getMethod();
      String type = method.getType().getName();
      if (type.equals(filterType) && method.getName().equals(ENTRY)) {
        Collections.reverse(methods);
        return called.startsWith(own) ? null : new Path(methods, method.getType().getId());
      }
      called = type;
      String name = withoutNumbers(type);
      if (choice.shows(name, method.getName())) {
        methods.add(named(name, method.getName()));
      }
    }
    if (!stack.isTruncated()) {
      return null;
    }
    methods.add(cutAt(stack.getFrames().size()));
    Collections.reverse(methods);
    return new Path(methods, 0);
  }

  /** Generated classes have another name in each JVM. */
  private static String withoutNumbers(String type) {
    int lambda = type.indexOf("$$Lambda");
    if (lambda >= 0) {
      return type.substring(0, lambda + "$$Lambda".length());
    }
    int hidden = type.indexOf("0x");
    return hidden > 0 && "./+".indexOf(type.charAt(hidden - 1)) >= 0
        ? type.substring(0, hidden - 1)
        : type;
  }

  private Method named(String type, String name) {
    if (names.size() >= MAX_NAMES) {
      names.clear();
    }
    return names.computeIfAbsent(type + '#' + name, key -> new Method(type, name, "", 0));
  }

  private static Method cutAt(int frames) {
    return new Method("", "(beyond " + frames + " frames)", "", 0);
  }
}
