package io.hotpath.mongolog;

import org.jspecify.annotations.Nullable;

/** Input that is not what it should be. The message says what, and quotes nothing of it. */
final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableException(String what) {
    this(what, null);
  }

  UnreadableException(String what, @Nullable Throwable cause) {
    // A log can have millions: without a stack trace.
    super(what, cause, false, false);
  }
}
