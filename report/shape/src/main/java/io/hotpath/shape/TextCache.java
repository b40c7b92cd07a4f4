package io.hotpath.shape;

import org.jspecify.annotations.Nullable;

/** Strings made not long ago, so that the same shape is one string each time. */
final class TextCache {

  private static final int SLOTS = 128;

  private final @Nullable String[] slots = new @Nullable String[SLOTS];

  /** The whole text as a string. */
  String get(TextBuffer text) {
    int length = text.length();
    int slot = (int) text.hash(0, length) & (SLOTS - 1);
    String found = slots[slot];
    if (found == null || !text.isEqualTo(found)) {
      found = text.toString();
      slots[slot] = found;
    }
    return found;
  }
}
