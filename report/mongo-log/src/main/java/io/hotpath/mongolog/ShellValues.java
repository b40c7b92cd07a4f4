package io.hotpath.mongolog;

import io.hotpath.shape.DocumentReader.Kind;

/** Where single values end in the text of older servers. */
final class ShellValues {

  private ShellValues() {}

  /** The character there; a text that ends before was cut by the server. */
  static char at(String text, int index) {
    if (index >= text.length()) {
      throw new UnreadableException("a command that is cut");
    }
    return text.charAt(index);
  }

  /** Servers write {@code ", "} or {@code " }"} or {@code " ]"} behind a value. */
  static boolean isEnd(String text, int index) {
    return text.startsWith(", ", index)
        || text.startsWith(" }", index)
        || text.startsWith(" ]", index);
  }

  /** Behind the value that begins here and is no document and no array. */
  static int end(String text, int start, Kind kind) {
    return switch (kind) {
      case STRING -> endOfText(text, start);
      case REGEX -> endOfRegex(text, start);
      default -> endOfWord(text, start);
    };
  }

  /** Quotes in a text are not escaped: the first that a value can end with is taken for its end. */
  private static int endOfText(String text, int start) {
    int at = start + 1;
    while (at(text, at) != '"' || !isEnd(text, at + 1)) {
      at++;
    }
    return at + 1;
  }

  /** A slash in the pattern is not escaped: the last is the one that a value can end with. */
  private static int endOfRegex(String text, int start) {
    int at = start + 1;
    while (true) {
      while (at(text, at) != '/') {
        at++;
      }
      at++;
      int options = at;
      while (Character.isLetter(at(text, options))) {
        options++;
      }
      if (isEnd(text, options)) {
        return options;
      }
    }
  }

  /** A number, a word, or something like {@code new Date(5)} and {@code ObjectId('..')}. */
  private static int endOfWord(String text, int start) {
    int at = text.startsWith("new ", start) ? start + 4 : start;
    int first = at;
    while (!isEnd(text, at)) {
      at = at(text, at) == '(' ? endOfArguments(text, at) : at + 1;
    }
    if (at == first) {
      throw new UnreadableException("a command that is not understood");
    }
    return at;
  }

  private static int endOfArguments(String text, int start) {
    int at = start;
    while (at(text, at) != ')') {
      char c = text.charAt(at);
      at = c == '"' || c == '\'' ? endOfQuoted(text, at) : at + 1;
    }
    return at + 1;
  }

  private static int endOfQuoted(String text, int start) {
    int at = start + 1;
    while (at(text, at) != text.charAt(start)) {
      at++;
    }
    return at + 1;
  }
}
