package io.hotpath.profile;

/** A line of a profile file that cannot be used; the message says why, in words. */
final class DamagedLineException extends Exception {

  private static final long serialVersionUID = 1L;

  DamagedLineException(String message) {
    super(message);
  }
}
