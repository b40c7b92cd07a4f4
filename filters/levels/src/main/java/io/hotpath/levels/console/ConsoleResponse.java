package io.hotpath.levels.console;

import java.util.LinkedHashMap;
import java.util.Map;

/** An answer for a door to send. Immutable, but for the body, which nobody changes. */
public final class ConsoleResponse {

  private static final Map<String, String> ALWAYS =
      Map.of(
          "Cache-Control", "no-store",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer");

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private ConsoleResponse(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  /** Of HTTP. */
  public int status() {
    return status;
  }

  /** With the content type, without the length. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Empty where there is none; not a copy. */
  public byte[] body() {
    return body;
  }

  /** With a body. */
  public static ConsoleResponse of(int status, String contentType, byte[] body) {
    return new ConsoleResponse(status, Map.of("Content-Type", contentType), body);
  }

  /** Without one. */
  public static ConsoleResponse empty(int status) {
    return new ConsoleResponse(status, Map.of(), new byte[0]);
  }

  /** The same with one more header. */
  public ConsoleResponse with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new ConsoleResponse(status, more, body);
  }

  /** The same without its body, for HEAD. */
  ConsoleResponse bodiless() {
    return new ConsoleResponse(status, headers, new byte[0]);
  }

  /**
   * The same with what every answer says unless it says otherwise: not to be kept, guessed about,
   * framed or told of.
   */
  ConsoleResponse hardened() {
    Map<String, String> more = new LinkedHashMap<>(headers);
    ALWAYS.forEach(more::putIfAbsent);
    return new ConsoleResponse(status, more, body);
  }
}
