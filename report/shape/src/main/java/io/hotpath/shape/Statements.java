package io.hotpath.shape;

/** The distinct statements of a command, joined by {@code ; }. */
final class Statements {

  private static final int MAX_DISTINCT = 16;
  private static final String SEPARATOR = "; ";

  private final TextBuffer text;
  private final int[] starts = new int[MAX_DISTINCT];
  private final int[] ends = new int[MAX_DISTINCT];
  private int distinct;
  private int count;
  private boolean more;

  Statements(TextBuffer text) {
    this.text = text;
  }

  void clear() {
    distinct = 0;
    count = 0;
    more = false;
  }

  /** All, equal ones too. */
  int count() {
    return count;
  }

  /** Before a statement is written. */
  void open() {
    if (distinct > 0) {
      text.append(SEPARATOR);
    }
  }

  /** After it was written; it stays only if it is a new one. */
  void close() {
    count++;
    int before = distinct == 0 ? 0 : ends[distinct - 1];
    int start = distinct == 0 ? 0 : before + SEPARATOR.length();
    boolean known = isKnown(start);
    if (known || distinct == MAX_DISTINCT) {
      more |= !known;
      text.cut(before);
      return;
    }
    starts[distinct] = start;
    ends[distinct++] = text.length();
  }

  private boolean isKnown(int start) {
    for (int i = 0; i < distinct; i++) {
      if (text.compare(starts[i], ends[i], start, text.length()) == 0) {
        return true;
      }
    }
    return false;
  }

  /** After the last. */
  void end() {
    if (more) {
      text.append("; ...");
    }
  }
}
