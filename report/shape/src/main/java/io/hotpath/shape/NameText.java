package io.hotpath.shape;

/**
 * Writes the names of a shape. Names can be data ({@code scores.u123}, {@code byDay.2026-01-31}): a
 * segment of a path becomes {@code *} when it is a number or date, 24 hex digits or more, a UUID,
 * has an {@code @} inside, or is longer than {@link #MAX_SEGMENT} characters.
 */
final class NameText {

  static final int MAX_SEGMENT = 40;

  /** Names of indexes are made of names of fields, and so longer. */
  private static final int MAX_INDEX_SEGMENT = 128;

  private static final int MAX_NAME = 256;
  private static final int HEX_ID_DIGITS = 24;
  private static final int UUID_CHARS = 36;

  private final TextBuffer text;

  NameText(TextBuffer text) {
    this.text = text;
  }

  /** The name of a field. */
  void field(String name) {
    if (isPlain(name)) {
      text.append(name);
    } else {
      StringBuilder spelled = new StringBuilder();
      Names.append(fold(name, MAX_SEGMENT), spelled);
      text.append(spelled.toString());
    }
  }

  /** A name or path where a value could stand. */
  void value(String name) {
    if (isPlain(name) && !Names.isWord(name)) {
      text.append(name);
    } else {
      appendAsValue(fold(name, MAX_SEGMENT));
    }
  }

  /** The name of an index. */
  void index(String name) {
    appendAsValue(fold(name, MAX_INDEX_SEGMENT));
  }

  private void appendAsValue(String folded) {
    StringBuilder spelled = new StringBuilder();
    Names.appendAsValue(folded, spelled);
    text.append(spelled.toString());
  }

  /**
   * Whether the name can be written as it is: bare, and no segment can be data. Most names are, so
   * this is quick, and strict: short segments that begin with a letter.
   */
  private static boolean isPlain(String name) {
    int length = name.length();
    if (length == 0 || length > MAX_NAME) {
      return false;
    }
    int segment = name.startsWith("$$") ? 2 : name.charAt(0) == '$' ? 1 : 0;
    for (int i = segment; i < length; i++) {
      char c = name.charAt(i);
      if (i == segment ? !Names.isBareStart(c) : !Names.isBarePart(c)) {
        return false;
      }
      if (i - segment >= HEX_ID_DIGITS - 1) {
        return false;
      }
      segment = c == '.' ? i + 1 : segment;
    }
    return segment < length;
  }

  private static String fold(String name, int maxSegment) {
    if (name.length() > 16 * MAX_NAME) {
      return "*";
    }
    StringBuilder folded = new StringBuilder(name.length());
    int from = 0;
    while (from < name.length() && from < 2 && name.charAt(from) == '$') {
      folded.append('$');
      from++;
    }
    while (true) {
      int dot = name.indexOf('.', from);
      int to = dot < 0 ? name.length() : dot;
      if (isData(name, from, to, maxSegment)) {
        folded.append('*');
      } else {
        folded.append(name, from, to);
      }
      if (dot < 0) {
        return folded.length() > MAX_NAME ? "*" : folded.toString();
      }
      folded.append('.');
      from = dot + 1;
    }
  }

  private static boolean isData(String name, int from, int to, int maxSegment) {
    int length = to - from;
    if (length == 0) {
      return false;
    }
    int at = name.indexOf('@', from + 1);
    return length > maxSegment
        || (at > 0 && at < to)
        || isNumber(name, from, to)
        || isHexId(name, from, to);
  }

  /** Digits with what stands between those of dates, times and signed numbers. */
  private static boolean isNumber(String name, int from, int to) {
    char first = name.charAt(from);
    boolean digits = isDigit(first);
    if (!digits && first != '-' && first != '+') {
      return false;
    }
    for (int i = from + 1; i < to; i++) {
      char c = name.charAt(i);
      digits |= isDigit(c);
      if (!isDigit(c) && "-_:+TZ".indexOf(c) < 0) {
        return false;
      }
    }
    return digits;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHexId(String name, int from, int to) {
    int length = to - from;
    if (length < HEX_ID_DIGITS) {
      return false;
    }
    for (int i = from; i < to; i++) {
      int at = i - from;
      boolean dash = at == 8 || at == 13 || at == 18 || at == 23;
      char c = name.charAt(i);
      if (Character.digit(c, 16) < 0 && !(length == UUID_CHARS && dash && c == '-')) {
        return false;
      }
    }
    return true;
  }
}
