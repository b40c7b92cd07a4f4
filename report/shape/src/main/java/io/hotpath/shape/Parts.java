package io.hotpath.shape;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The parts of one statement, in the order in which the text has them, however the command orders
 * its fields. One statement at a time.
 */
final class Parts {

  /** In the order of the text. */
  enum Part {
    KEY,
    FILTER,
    SORT,
    UPDATE,
    REMOVE,
    MULTI,
    ONE,
    UPSERT,
    NEW,
    PROJECT,
    SKIP,
    LIMIT,
    ARRAY_FILTERS,
    HINT,
    COLLATION,
    TAILABLE,
    AWAIT_DATA
  }

  private static final Part[] ORDER = Part.values();
  private static final int NONE = -1;

  private static final class Span {
    private int start;
    private int end;
  }

  private final TextBuffer text;
  private final Map<Part, Span> spans = new EnumMap<>(Part.class);
  private char[] scratch = new char[Shaper.MAX_CHARS];
  private int start;

  Parts(TextBuffer text) {
    this.text = text;
    for (Part part : ORDER) {
      spans.put(part, new Span());
    }
  }

  /** Opens a statement at the end of the text. */
  void open() {
    start = text.length();
    for (Part part : ORDER) {
      span(part).start = NONE;
    }
  }

  boolean has(Part part) {
    return span(part).start != NONE;
  }

  /** What is written from here on is this part; when it is there twice, the later counts. */
  void begin(Part part) {
    span(part).start = text.length();
  }

  void end(Part part) {
    span(part).end = text.length();
  }

  /** A part that is one word. */
  void add(Part part, String word) {
    begin(part);
    text.append(word);
    end(part);
  }

  void remove(Part part) {
    span(part).start = NONE;
  }

  /** Puts the parts in order, where the statement was opened. */
  void close() {
    int length = 0;
    for (Part part : ORDER) {
      Span span = span(part);
      if (span.start != NONE) {
        int chars = span.end - span.start;
        if (length + chars >= scratch.length) {
          scratch = Arrays.copyOf(scratch, Math.max(2 * scratch.length, length + chars + 1));
        }
        if (length > 0) {
          scratch[length++] = ' ';
        }
        text.copy(span.start, span.end, scratch, length);
        length += chars;
      }
    }
    text.cut(start);
    text.append(scratch, length);
    text.limit(start);
  }

  private Span span(Part part) {
    return Objects.requireNonNull(spans.get(part));
  }
}
