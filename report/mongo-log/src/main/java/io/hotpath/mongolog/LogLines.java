package io.hotpath.mongolog;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Lines of a stream, as bytes in a buffer that grows to the longest line and no further than {@link
 * #MAX_LINE_BYTES}: of a longer line only that is told.
 */
final class LogLines {

  static final int MAX_LINE_BYTES = 16 << 20;

  private static final int INITIAL_BYTES = 1 << 18;

  private final InputStream in;
  private byte[] buffer = new byte[INITIAL_BYTES];
  private int filled;
  private int next;
  private int start;
  private int end;
  private boolean tooLong;

  LogLines(InputStream in) {
    this.in = in;
  }

  /** Steps to the next line that is not empty; false at the end. */
  boolean next() throws IOException {
    tooLong = false;
    while (true) {
      start = next;
      int feed = find(start);
      if (feed < 0 && start == filled) {
        return false;
      }
      end = feed < 0 ? filled : feed;
      next = feed < 0 ? filled : feed + 1;
      if (end > start && buffer[end - 1] == '\r') {
        end--;
      }
      if (end > start) {
        return true;
      }
    }
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  int length() {
    return end - start;
  }

  /** Whether the line has more bytes than are kept. */
  boolean isTooLong() {
    return tooLong;
  }

  /** The line feed that ends the line; fills the buffer as needed. Negative at the end. */
  private int find(int from) throws IOException {
    int at = from;
    while (true) {
      for (; at < filled; at++) {
        if (buffer[at] == '\n') {
          return at;
        }
      }
      int moved = makeRoom();
      at -= moved;
      int count = in.read(buffer, filled, buffer.length - filled);
      if (count < 0) {
        return -1;
      }
      filled += count;
    }
  }

  /** Moves the line to the front, or makes the buffer larger; says how far the line moved. */
  private int makeRoom() {
    int moved = start;
    if (moved > 0) {
      System.arraycopy(buffer, start, buffer, 0, filled - start);
      filled -= moved;
      start = 0;
    }
    if (filled == buffer.length) {
      if (buffer.length < MAX_LINE_BYTES) {
        buffer = Arrays.copyOf(buffer, 2 * buffer.length);
      } else {
        // The rest of the line overwrites what was read of it.
        tooLong = true;
        moved += filled - 1;
        filled = 1;
      }
    }
    return moved;
  }
}
