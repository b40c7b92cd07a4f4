package io.hotpath.levels;

/** A change that is not made, and why, in one line for whoever asked. */
public final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  /** What kind of reason, so that a door can answer with its own number. */
  public enum Kind {
    /** What was asked makes no sense. */
    WRONG,
    /** Too many changes at a time. */
    TOO_OFTEN,
    /** Too many loggers are changed, or the library refused. */
    CONFLICT
  }

  private final Kind kind;

  public Refusal(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What kind of reason. */
  public Kind kind() {
    return kind;
  }

  /** The reason, one line. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
