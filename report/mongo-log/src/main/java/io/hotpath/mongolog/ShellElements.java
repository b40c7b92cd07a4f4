package io.hotpath.mongolog;

import java.util.BitSet;

/**
 * A document as servers before 4.4 write it into their logs: {@code { _id: ObjectId('..'), a: "x",
 * b: { $gt: 5.0 } }}. No recursion. What is cut or not understood ends in {@link
 * UnreadableException}.
 */
final class ShellElements implements Elements {

  private final String text;
  private final BitSet arrays = new BitSet();
  private int depth;
  private int at;
  private String name = "";
  private Kind kind = Kind.OTHER;
  private boolean taken = true;
  private String options = "";

  /** Reads the document whose brace is at {@code start}. */
  ShellElements(String text, int start) {
    this.text = text;
    at = start;
    expect('{');
  }

  /** Behind the document, once it was read to its end. */
  int end() {
    return at + 1;
  }

  @Override
  public boolean next() {
    skip();
    skipBlanks();
    if (peek() == ',') {
      at++;
      skipBlanks();
    }
    if (peek() == (arrays.get(depth) ? ']' : '}')) {
      return false;
    }
    if (!arrays.get(depth)) {
      readName();
    }
    kind = look();
    taken = false;
    return true;
  }

  private void readName() {
    int colon = text.indexOf(": ", at);
    if (colon < 0) {
      throw new UnreadableException("a command that is cut");
    }
    name = text.substring(at, colon);
    if (!name.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_$.*-".indexOf(c) >= 0)) {
      // Part of a value with quotes in it, perhaps: it must not become a name.
      throw new UnreadableException("a command that is not understood");
    }
    at = colon + 2;
    skipBlanks();
  }

  private Kind look() {
    char c = peek();
    if (c == '{') {
      return Kind.DOCUMENT;
    } else if (c == '[') {
      return Kind.ARRAY;
    } else if (c == '"') {
      return Kind.STRING;
    } else if (c == '/') {
      return Kind.REGEX;
    } else if (c == '-' || (c >= '0' && c <= '9') || isWord("nan") || isWord("inf")) {
      return Kind.NUMBER;
    } else if (isWord("true") || isWord("false")) {
      return Kind.BOOLEAN;
    }
    return isWord("null") ? Kind.NULL : Kind.OTHER;
  }

  private boolean isWord(String word) {
    return text.startsWith(word, at) && ShellValues.isEnd(text, at + word.length());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public void enter() {
    taken = true;
    at++;
    depth++;
    arrays.set(depth, kind == Kind.ARRAY);
  }

  @Override
  public void leave() {
    while (next()) {
      skip();
    }
    at++;
    depth--;
    taken = true;
  }

  @Override
  public String string() {
    int start = at + 1;
    skip();
    if (kind == Kind.STRING) {
      return text.substring(start, at - 1);
    }
    int slash = text.lastIndexOf('/', at - 1);
    options = text.substring(slash + 1, at);
    return text.substring(start, slash);
  }

  @Override
  public String regexOptions() {
    return options;
  }

  @Override
  public long number() {
    int start = at;
    skip();
    try {
      return (long) Double.parseDouble(text.substring(start, at));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  @Override
  public boolean bool() {
    boolean is = peek() == 't';
    skip();
    return is;
  }

  /** Steps over a value that nobody took. */
  private void skip() {
    if (taken) {
      return;
    }
    if (kind == Kind.DOCUMENT || kind == Kind.ARRAY) {
      int outside = depth;
      enter();
      while (depth > outside) {
        if (!next()) {
          at++;
          depth--;
          taken = true;
        } else if (kind == Kind.DOCUMENT || kind == Kind.ARRAY) {
          enter();
        }
      }
    } else {
      taken = true;
      at = ShellValues.end(text, at, kind);
    }
  }

  private void skipBlanks() {
    while (peek() == ' ') {
      at++;
    }
  }

  private void expect(char sign) {
    if (peek() != sign) {
      throw new UnreadableException("a command that is cut");
    }
    at++;
  }

  private char peek() {
    return ShellValues.at(text, at);
  }
}
