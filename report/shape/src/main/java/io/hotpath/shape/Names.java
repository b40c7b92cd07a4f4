package io.hotpath.shape;

/** How names are spelled in a shape: bare where they are plain, else as a JSON string. */
final class Names {

  private Names() {}

  /** Whether the character can begin a bare name. */
  static boolean isBareStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || c == '*';
  }

  /** Whether the character can be inside a bare name. */
  static boolean isBarePart(char c) {
    return isBareStart(c) || (c >= '0' && c <= '9') || c == '.' || c == '-';
  }

  /** Whether a bare name would be read as a value. */
  static boolean isWord(CharSequence name) {
    return "null".contentEquals(name) || "true".contentEquals(name) || "false".contentEquals(name);
  }

  /**
   * Whether the character cannot stand in a JSON string, or not in every file and terminal: control
   * characters, line separators, halves of characters.
   */
  static boolean isEscaped(char c) {
    return c < ' ' || (c >= 0x7f && c < 0xa0) || c == '\u2028' || c == '\u2029' || isHalf(c);
  }

  private static boolean isHalf(char c) {
    return Character.isSurrogate(c);
  }

  /** The name of a field. */
  static void append(String name, StringBuilder out) {
    if (isBare(name)) {
      out.append(name);
    } else {
      appendQuoted(name, out);
    }
  }

  /** A name where a value could stand, too. */
  static void appendAsValue(String name, StringBuilder out) {
    if (isWord(name)) {
      appendQuoted(name, out);
    } else {
      append(name, out);
    }
  }

  private static boolean isBare(String name) {
    if (name.isEmpty() || !isBareStart(name.charAt(0))) {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      if (!isBarePart(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static void appendQuoted(String name, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (isEscaped(c)) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(Character.forDigit((c >> shift) & 15, 16));
        }
      } else {
        if (c == '"' || c == '\\') {
          out.append('\\');
        }
        out.append(c);
      }
    }
    out.append('"');
  }
}
