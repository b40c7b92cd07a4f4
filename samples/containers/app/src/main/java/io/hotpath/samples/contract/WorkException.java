package io.hotpath.samples.contract;

/** Thrown by {@link Work}; the error page of the application is mapped to its type. */
public final class WorkException extends RuntimeException {
  private final int code;

  WorkException(String message, int code) {
    super(message);
    this.code = code;
  }

  int code() {
    return code;
  }
}
