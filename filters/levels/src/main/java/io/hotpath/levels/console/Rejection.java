package io.hotpath.levels.console;

import java.util.Map;

/** A request that is not served, and why, in one line. */
public final class Rejection extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Map<String, String> headers;

  public Rejection(int status, String message) {
    this(status, message, Map.of());
  }

  /**
   * @param headers that the answer has besides
   */
  public Rejection(int status, String message, Map<String, String> headers) {
    super(message);
    this.status = status;
    this.headers = Map.copyOf(headers);
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }
}
