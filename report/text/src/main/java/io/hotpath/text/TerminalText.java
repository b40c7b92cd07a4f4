package io.hotpath.text;

/**
 * Makes text from a profile safe for terminals and logs: one record stays one line, and nothing in
 * it can move the cursor, colour the screen or turn the direction of writing.
 *
 * <p>Class and method names may hold almost any character, routes come from requests, and profile
 * files from anywhere. Thread-safe.
 */
public final class TerminalText {

  /** Longer texts are cut here, with an ellipsis. */
  public static final int MAX_CHARS = 256;

  private static final String ELLIPSIS = "...";

  private TerminalText() {}

  /** The text in one line, at most {@link #MAX_CHARS} of its characters. */
  public static String escape(String text) {
    return escape(text, MAX_CHARS);
  }

  /**
   * The text in one line. Control and format characters (bidi among them), line separators and
   * surrogates without their other half become {@code \}{@code uXXXX}, which may lengthen it.
   *
   * @param maxChars of the text before escaping, at least 4
   */
  public static String escape(String text, int maxChars) {
    int end = text.length();
    String tail = "";
    if (end > maxChars) {
      end = maxChars - ELLIPSIS.length();
      if (Character.isHighSurrogate(text.charAt(end - 1))) {
        end--;
      }
      tail = ELLIPSIS;
    }
    StringBuilder safe = new StringBuilder(end + tail.length());
    for (int i = 0; i < end; ) {
      int point = text.codePointAt(i);
      int next = i + Character.charCount(point);
      if (isHarmless(point)) {
        safe.appendCodePoint(point);
      } else {
        for (int c = i; c < next; c++) {
          safe.append(String.format("\\u%04X", (int) text.charAt(c)));
        }
      }
      i = next;
    }
    return safe.append(tail).toString();
  }

  private static boolean isHarmless(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
