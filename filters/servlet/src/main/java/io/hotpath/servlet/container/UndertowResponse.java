package io.hotpath.servlet.container;

import jakarta.servlet.ServletResponse;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of an Undertow 2.3 response: those that its exchange has sent, and those that wait in the
 * buffer of the servlet stream. The stream's own count misses what a writer sent before a flush.
 * Thread-safe.
 */
final class UndertowResponse {

  private static final String RESPONSE = "io.undertow.servlet.spec.HttpServletResponseImpl";

  /** Of the one class that a container has. */
  private static volatile @Nullable UndertowResponse handles;

  private final Class<?> type;
  private final MethodHandle exchange;
  private final MethodHandle sent;
  private final MethodHandle stream;
  private final MethodHandle buffer;

  private UndertowResponse(Class<?> type) throws ReflectiveOperationException {
    this.type = type;
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    var getExchange = type.getMethod("getExchange");
    exchange = lookup.unreflect(getExchange);
    sent = lookup.unreflect(getExchange.getReturnType().getMethod("getResponseBytesSent"));
    Field streamField = type.getDeclaredField("servletOutputStream");
    stream = getter(streamField);
    buffer = getter(streamField.getType().getDeclaredField("buffer"));
  }

  private static MethodHandle getter(Field field) throws IllegalAccessException {
    field.setAccessible(true);
    return MethodHandles.lookup().unreflectGetter(field);
  }

  static boolean is(ServletResponse innermost) {
    return innermost.getClass().getName().equals(RESPONSE);
  }

  /** Bytes sent, and those that wait to be sent; -1 if unknown. */
  static long sent(ServletResponse response) throws Throwable {
    UndertowResponse undertow = handles;
    if (undertow == null || undertow.type != response.getClass()) {
      undertow = new UndertowResponse(response.getClass());
      handles = undertow;
    }
    long sent = (long) undertow.sent.invoke(undertow.exchange.invoke(response));
    Object stream = undertow.stream.invoke(response);
    ByteBuffer waiting = stream == null ? null : (ByteBuffer) undertow.buffer.invoke(stream);
    return waiting == null ? sent : sent + waiting.position();
  }
}
