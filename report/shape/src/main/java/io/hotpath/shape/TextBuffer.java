package io.hotpath.shape;

import java.util.Arrays;

/**
 * The characters of a shape while it is written: grows at its end, pieces of it are compared, cut
 * off and put in order. Bounded by {@link #limit}, which everybody calls who writes a list.
 */
final class TextBuffer {

  /** Room beyond the limit before a piece is cut, so that long lists are not cut at each item. */
  private static final int SLACK = 512;

  private static final String REST = " ...#";
  private static final int HASH_DIGITS = 8;

  private static final int INITIAL_CHARS = 1024;
  private static final int MAX_KEPT_CHARS = 1 << 16;

  private char[] chars = new char[INITIAL_CHARS];
  private int length;

  void clear() {
    length = 0;
    if (chars.length > MAX_KEPT_CHARS) {
      chars = new char[INITIAL_CHARS];
    }
  }

  int length() {
    return length;
  }

  char at(int index) {
    return chars[index];
  }

  void append(char c) {
    ensure(1);
    chars[length++] = c;
  }

  void append(String more) {
    int count = more.length();
    ensure(count);
    more.getChars(0, count, chars, length);
    length += count;
  }

  void append(char[] from, int count) {
    ensure(count);
    System.arraycopy(from, 0, chars, length, count);
    length += count;
  }

  /** Hex digits of the lowest {@code digits} * 4 bits. */
  void appendHex(long value, int digits) {
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
      append(Character.forDigit((int) (value >>> shift) & 15, 16));
    }
  }

  /** Forgets what is behind this position. */
  void cut(int to) {
    length = to;
  }

  /** Takes out what is between. */
  void delete(int from, int to) {
    System.arraycopy(chars, to, chars, from, length - to);
    length -= to - from;
  }

  /** Copies a piece out. */
  void copy(int from, int to, char[] into, int at) {
    System.arraycopy(chars, from, into, at, to - from);
  }

  int compare(int from, int to, int otherFrom, int otherTo) {
    return Arrays.compare(chars, from, to, chars, otherFrom, otherTo);
  }

  /**
   * Keeps the piece that begins here from growing without bound: what is beyond {@link
   * Shaper#MAX_CHARS} can never be shown, so only its hash is kept.
   */
  void limit(int start) {
    if (length - start > Shaper.MAX_CHARS + SLACK) {
      int end = start + Shaper.MAX_CHARS;
      long hash = hash(end, length);
      length = end;
      append('#');
      appendHex(hash, 16);
    }
  }

  /**
   * Cuts the whole text to {@link Shaper#MAX_CHARS} characters: the last are the hash of the rest.
   */
  void finish() {
    if (length > Shaper.MAX_CHARS) {
      int end = Shaper.MAX_CHARS - REST.length() - HASH_DIGITS;
      if (Character.isHighSurrogate(chars[end - 1])) {
        end--;
      }
      long hash = hash(end, length);
      length = end;
      append(REST);
      appendHex(hash, HASH_DIGITS);
    }
  }

  boolean isEqualTo(String other) {
    if (other.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (chars[i] != other.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return new String(chars, 0, length);
  }

  long hash(int from, int to) {
    long hash = (long) to - from;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + chars[i];
    }
    return Values.mix(hash);
  }

  private void ensure(int more) {
    if (length + more > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(chars.length * 2, length + more));
    }
  }
}
