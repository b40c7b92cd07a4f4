package io.hotpath.servlet.container;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Body bytes of an answer, as the container itself counts them: wrapping the response to count
 * would change what the application sees. Compression and chunking by the container are not in it.
 * Where a container does not tell, the {@code Content-Length} header, else unknown (-1). Stateless;
 * called by the thread that ends the request, in the agent and in the filter.
 */
public final class SentBytes {

  /** Jetty's counter; the values are the JDK's, so no class keeps our loader. */
  private static final ClassValue<@Nullable MethodHandle> CONTENT_COUNT =
      new ClassValue<>() {
        @Override
        protected @Nullable MethodHandle computeValue(Class<?> type) {
          try {
            return MethodHandles.publicLookup()
                .findVirtual(type, "getContentCount", MethodType.methodType(long.class))
                .asType(MethodType.methodType(long.class, ServletResponse.class));
          } catch (ReflectiveOperationException e) {
            return null;
          }
        }
      };

  private SentBytes() {}

  /** Bytes of the answer to this request, written so far; -1 if unknown. */
  public static long of(HttpServletRequest request, HttpServletResponse response) {
    return of("HEAD".equals(request.getMethod()), response);
  }

  /**
   * Bytes of an answer, written so far; -1 if unknown.
   *
   * @param headOnly whether the request wants no body: then none is sent, whatever is written
   */
  public static long of(boolean headOnly, HttpServletResponse response) {
    int status = response.getStatus();
    if (headOnly || status == 204 || status == 304 || status < 200) {
      return 0;
    }
    long counted = counted(TomcatResponse.innermost(response));
    // A file may be sent past the counter.
    return counted > 0 ? counted : Math.max(counted, declared(response));
  }

  private static long counted(ServletResponse innermost) {
    try {
      if (TomcatResponse.is(innermost)) {
        return TomcatResponse.sent(innermost);
      }
      if (UndertowResponse.is(innermost)) {
        return UndertowResponse.sent(innermost);
      }
      MethodHandle counter = CONTENT_COUNT.get(innermost.getClass());
      return counter == null ? -1 : (long) counter.invokeExact(innermost);
    } catch (Throwable e) {
      return -1;
    }
  }

  private static long declared(HttpServletResponse response) {
    String length = response.getHeader("Content-Length");
    return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
  }
}
