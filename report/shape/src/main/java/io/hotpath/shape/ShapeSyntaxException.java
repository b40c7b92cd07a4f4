package io.hotpath.shape;

/** A text that no {@link Shaper} has written. Says where, not what: the text can be anything. */
public final class ShapeSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ShapeSyntaxException(String expected, int position) {
    super("not a shape: " + expected + " expected at character " + (position + 1));
  }
}
