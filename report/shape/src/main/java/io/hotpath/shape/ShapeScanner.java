package io.hotpath.shape;

import java.util.List;

/** The words and signs of a shape's text, one after the other. */
final class ShapeScanner {

  /** Longer ones first where one begins with the other. */
  private static final List<String> VALUES =
      List.of("?", "...", "/^?/", "/?/i", "/?/", "-1", "0", "1");

  private final String text;
  private int at;

  ShapeScanner(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return at == text.length();
  }

  boolean isAt(char sign) {
    return at < text.length() && text.charAt(at) == sign;
  }

  boolean isAt(String signs) {
    return text.startsWith(signs, at);
  }

  /** Steps over these signs if they are next. */
  boolean take(String signs) {
    boolean there = isAt(signs);
    at += there ? signs.length() : 0;
    return there;
  }

  void expect(String signs) {
    if (!take(signs)) {
      throw wrong("'" + signs + "'");
    }
  }

  void expectEnd() {
    if (!atEnd()) {
      throw wrong("the end");
    }
  }

  ShapeSyntaxException wrong(String expected) {
    return new ShapeSyntaxException(expected, at);
  }

  /** A keyword. */
  String word() {
    int from = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    if (from == at) {
      throw wrong("a word");
    }
    return text.substring(from, at);
  }

  /** A name, decoded. */
  String name() {
    if (isAt('"')) {
      return quoted();
    }
    int from = at;
    if (atEnd() || !Names.isBareStart(text.charAt(at))) {
      throw wrong("a name");
    }
    while (at < text.length() && Names.isBarePart(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  private String quoted() {
    expect("\"");
    StringBuilder name = new StringBuilder();
    while (!take("\"")) {
      if (atEnd()) {
        throw wrong("a closing quote");
      }
      char c = text.charAt(at++);
      name.append(c == '\\' ? escaped() : c);
    }
    return name.toString();
  }

  private char escaped() {
    if (take("\"")) {
      return '"';
    }
    if (take("\\")) {
      return '\\';
    }
    expect("u");
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = atEnd() ? -1 : Character.digit(text.charAt(at), 16);
      if (digit < 0) {
        throw wrong("a hex digit");
      }
      code = code << 4 | digit;
      at++;
    }
    return (char) code;
  }

  /** A locale, with a strength or without: {@code en/2}. */
  Node collation() {
    if (take("?")) {
      return Node.Value.ANY;
    }
    int from = at;
    while (at < text.length() && isCollation(text.charAt(at))) {
      at++;
    }
    if (from == at) {
      throw wrong("a locale");
    }
    return new Node.Name(text.substring(from, at));
  }

  private static boolean isCollation(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '/' || c == '?';
  }

  /** What is neither document nor array. */
  Node leaf() {
    for (String value : VALUES) {
      if (take(value)) {
        return new Node.Value(value);
      }
    }
    boolean bare = !isAt('"');
    String name = name();
    return bare && Names.isWord(name) ? new Node.Value(name) : new Node.Name(name);
  }
}
