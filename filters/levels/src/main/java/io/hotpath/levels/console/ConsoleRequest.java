package io.hotpath.levels.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request as a door hands it in: nothing of it is believed yet.
 *
 * @param method as sent
 * @param path below the door, as sent: still encoded, from the first slash on
 * @param query as sent, or null
 * @param headers all values, by name in lower case
 * @param body read only once the request is allowed
 * @param loopback whether the connection comes from this machine
 * @param remote address of the other end, for the audit
 * @param base what links begin with, but for scheme and host: the path of the door
 * @param scheme {@code http} or {@code https}
 */
public record ConsoleRequest(
    String method,
    String path,
    @Nullable String query,
    Map<String, List<String>> headers,
    InputStream body,
    boolean loopback,
    String remote,
    String base,
    String scheme) {

  /** Bytes of a body. */
  public static final int MAX_BODY = 16 * 1024;

  /** The first value of a header, or null. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /** Whether a header is there at all. */
  public boolean has(String name) {
    return headers.containsKey(name.toLowerCase(Locale.ROOT));
  }

  /**
   * The whole body.
   *
   * @throws Rejection where it is too long or does not arrive as it should
   */
  byte[] readBody() throws Rejection {
    try {
      byte[] read = body.readNBytes(MAX_BODY + 1);
      if (read.length > MAX_BODY) {
        throw new Rejection(413, "a body has at most " + MAX_BODY + " bytes");
      }
      return read;
    } catch (IOException | RuntimeException e) {
      throw new Rejection(400, "the body did not arrive");
    }
  }

  /** Headers as servers enumerate them. */
  public static Map<String, List<String>> headers(
      Enumeration<String> names, Function<String, Enumeration<String>> values) {
    Map<String, List<String>> headers = new HashMap<>();
    while (names.hasMoreElements()) {
      String name = names.nextElement();
      headers.put(name.toLowerCase(Locale.ROOT), Collections.list(values.apply(name)));
    }
    return headers;
  }
}
