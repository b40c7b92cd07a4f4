package io.hotpath.servlet;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body bytes of an answer, as the container itself counts them: wrapping the response to count
 * would change what the application sees. Where a container has no public counter, the {@code
 * Content-Length} header, else unknown.
 */
final class SentBytes {

  /** Jetty's ServletApiResponse, Tomcat's ResponseFacade. */
  private static final List<String> COUNTERS = List.of("getContentCount", "getContentWritten");

  private static final ClassValue<@Nullable MethodHandle> COUNTER =
      new ClassValue<>() {
        @Override
        protected @Nullable MethodHandle computeValue(Class<?> type) {
          for (String name : COUNTERS) {
            MethodHandle found = find(type, name);
            if (found != null) {
              return found;
            }
          }
          return null;
        }
      };

  private SentBytes() {}

  /** Bytes written so far, -1 if unknown. */
  static long of(HttpServletResponse response) {
    ServletResponse innermost = response;
    while (innermost instanceof ServletResponseWrapper wrapper) {
      innermost = wrapper.getResponse();
    }
    MethodHandle counter = COUNTER.get(innermost.getClass());
    try {
      return counter == null ? declared(response) : (long) counter.invokeExact(innermost);
    } catch (Throwable e) {
      return -1;
    }
  }

  private static @Nullable MethodHandle find(Class<?> type, String name) {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(type, name, MethodType.methodType(long.class))
          .asType(MethodType.methodType(long.class, ServletResponse.class));
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  private static long declared(HttpServletResponse response) {
    String length = response.getHeader("Content-Length");
    return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
  }
}
