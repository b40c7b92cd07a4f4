package io.hotpath.shape;

import java.util.Arrays;

/**
 * Lists whose order is kept: separated, equal neighbours there once, cut when they grow too long.
 * Nested, so they are kept on a stack; only the one opened last is added to.
 */
final class Sequences {

  private final TextBuffer text;
  private int[] starts = new int[64];
  private int[] itemStarts = new int[64];
  private int[] lastStarts = new int[64];
  private int[] lastEnds = new int[64];
  private int top;

  Sequences(TextBuffer text) {
    this.text = text;
  }

  void clear() {
    top = 0;
  }

  /** Opens a list at the end of the text. */
  void open() {
    if (top == starts.length) {
      starts = Arrays.copyOf(starts, 2 * top);
      itemStarts = Arrays.copyOf(itemStarts, 2 * top);
      lastStarts = Arrays.copyOf(lastStarts, 2 * top);
      lastEnds = Arrays.copyOf(lastEnds, 2 * top);
    }
    starts[top] = text.length();
    lastStarts[top] = -1;
    top++;
  }

  /** Before an item is written. */
  void item() {
    int list = top - 1;
    itemStarts[list] = text.length();
    if (text.length() > starts[list]) {
      text.append(", ");
    }
  }

  /** After it was written. */
  void end() {
    int list = top - 1;
    int start = itemStarts[list] > starts[list] ? itemStarts[list] + 2 : starts[list];
    int end = text.length();
    if (lastStarts[list] >= 0 && text.compare(lastStarts[list], lastEnds[list], start, end) == 0) {
      text.cut(itemStarts[list]);
      return;
    }
    lastStarts[list] = start;
    lastEnds[list] = end;
    text.limit(starts[list]);
    if (text.length() < end) {
      lastStarts[list] = -1;
    }
  }

  void close() {
    top--;
  }
}
