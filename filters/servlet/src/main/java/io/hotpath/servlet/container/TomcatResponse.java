package io.hotpath.servlet.container;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What Tomcat 10.1 and 11 know of a response and do not tell: its own counter adds characters to
 * bytes where a writer was used, and behind a forward it ignores what is written. Read from fields;
 * where they cannot be read, nothing is known. Stateless but for the handles. Thread-safe.
 */
public final class TomcatResponse {

  private static final String FACADE = "org.apache.catalina.connector.ResponseFacade";

  /** Of the one class that a container has. Not in a ClassValue: that would keep our loader. */
  private static volatile @Nullable TomcatResponse handles;

  private final Class<?> facade;
  private final MethodHandle response;
  private final MethodHandle buffer;
  private final MethodHandle waitingBytes;
  private final MethodHandle waitingChars;
  private final MethodHandle coyote;
  private final MethodHandle written;
  private final MethodHandle declared;
  private final MethodHandle isSuspended;
  private final MethodHandle setSuspended;
  private final MethodHandle isError;

  private TomcatResponse(Class<?> facade) throws ReflectiveOperationException {
    this.facade = facade;
    Field inFacade = facade.getDeclaredField("response");
    Class<?> connector = inFacade.getType();
    Field inConnector = connector.getDeclaredField("outputBuffer");
    Class<?> output = inConnector.getType();
    response = getter(inFacade);
    buffer = getter(inConnector);
    waitingBytes = getter(output.getDeclaredField("bb"));
    waitingChars = getter(output.getDeclaredField("cb"));
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    var getCoyote = connector.getMethod("getCoyoteResponse");
    coyote = lookup.unreflect(getCoyote);
    Class<?> inner = getCoyote.getReturnType();
    written = lookup.unreflect(inner.getMethod("getContentWritten"));
    declared = lookup.unreflect(inner.getMethod("getContentLengthLong"));
    isSuspended = lookup.unreflect(connector.getMethod("isSuspended"));
    setSuspended = lookup.unreflect(connector.getMethod("setSuspended", boolean.class));
    isError = lookup.unreflect(connector.getMethod("isError"));
  }

  private static MethodHandle getter(Field field) throws IllegalAccessException {
    field.setAccessible(true);
    return MethodHandles.lookup().unreflectGetter(field);
  }

  /** Whether the container is a Tomcat. */
  static boolean is(ServletResponse innermost) {
    return innermost.getClass().getName().equals(FACADE);
  }

  private static @Nullable TomcatResponse of(ServletResponse innermost) {
    TomcatResponse known = handles;
    if (known != null && known.facade == innermost.getClass()) {
      return known;
    }
    try {
      known = new TomcatResponse(innermost.getClass());
      handles = known;
      return known;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  /** The container's response below all wrappers. */
  static ServletResponse innermost(ServletResponse response) {
    ServletResponse innermost = response;
    while (innermost instanceof ServletResponseWrapper wrapper) {
      innermost = wrapper.getResponse();
    }
    return innermost;
  }

  /** Bytes sent, and those that wait to be sent; -1 if unknown. */
  static long sent(ServletResponse facade) throws Throwable {
    TomcatResponse tomcat = of(facade);
    if (tomcat == null) {
      return -1;
    }
    Object connector = tomcat.response.invoke(facade);
    Object inner = tomcat.coyote.invoke(connector);
    Object output = tomcat.buffer.invoke(connector);
    long bytes =
        (long) tomcat.written.invoke(inner)
            + ((ByteBuffer) tomcat.waitingBytes.invoke(output)).remaining();
    CharBuffer chars = (CharBuffer) tomcat.waitingChars.invoke(output);
    long counted = chars.hasRemaining() ? bytes + encoded(facade, chars, bytes > 0) : bytes;
    // Files are sent past the counter. What is beyond the length is not sent.
    long length = (long) tomcat.declared.invoke(inner);
    return length >= 0 && (counted == 0 || counted > length) ? length : counted;
  }

  private static int encoded(ServletResponse facade, CharBuffer chars, boolean begun) {
    Charset charset = Charset.forName(facade.getCharacterEncoding());
    String text = chars.toString();
    // A byte order mark is written once.
    return begun
        ? ("x" + text).getBytes(charset).length - "x".getBytes(charset).length
        : text.getBytes(charset).length;
  }

  /** Whether {@link #suspend} works where it may be needed. */
  public static boolean canBeWrittenAfterForward(ServletResponse response) {
    ServletResponse innermost = innermost(response);
    return !is(innermost) || of(innermost) != null;
  }

  /** Whether Tomcat ignores writes because a forward is over. */
  public static boolean isSuspended(ServletResponse response) {
    ServletResponse innermost = innermost(response);
    TomcatResponse tomcat = is(innermost) ? of(innermost) : null;
    try {
      if (tomcat == null) {
        return false;
      }
      Object connector = tomcat.response.invoke(innermost);
      return (boolean) tomcat.isSuspended.invoke(connector)
          && !(boolean) tomcat.isError.invoke(connector);
    } catch (Throwable e) {
      return false;
    }
  }

  /** Makes Tomcat take writes, or ignore them again. */
  public static void suspend(ServletResponse response, boolean suspended) {
    ServletResponse innermost = innermost(response);
    TomcatResponse tomcat = of(innermost);
    try {
      if (tomcat != null) {
        tomcat.setSuspended.invoke(tomcat.response.invoke(innermost), suspended);
      }
    } catch (Throwable e) {
      throw new IllegalStateException("the response cannot be opened behind a forward", e);
    }
  }
}
