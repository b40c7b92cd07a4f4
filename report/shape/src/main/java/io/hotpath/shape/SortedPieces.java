package io.hotpath.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists whose order means nothing: their pieces are sorted by their own text and equal ones are
 * there once. Lists are nested, so they are kept on a stack; only the one opened last is added to.
 *
 * <p>A list keeps the pieces that can still be shown, those that sort first and fill {@link
 * Shaper#MAX_CHARS}. The others live on in a hash that does not depend on their order either. So a
 * list of millions costs a few kilobytes, and a shape stays the same however its parts are ordered.
 */
final class SortedPieces {

  private static final int MAX_HOLES = 8 * Shaper.MAX_CHARS;

  private final TextBuffer text;
  // Of a list: its start, characters of its pieces, number of its remainder from 1 (0 without);
  // followed by its pieces: start, end, whether it was there twice (1) or not (0).
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int[] marks = new int[64];
  private int top;
  private final List<Remainder> remainders = new ArrayList<>();
  private int remaindersInUse;
  private char[] scratch = new char[Shaper.MAX_CHARS];

  SortedPieces(TextBuffer text) {
    this.text = text;
  }

  void clear() {
    top = 0;
    remaindersInUse = 0;
  }

  /** Opens a list that will stand at {@code start}, the end of the text or a piece there. */
  int open(int start) {
    ensure();
    starts[top] = start;
    ends[top] = 0;
    marks[top] = 0;
    return top++;
  }

  int open() {
    return open(text.length());
  }

  /** Pieces in the list opened last; those that are left out count as one. */
  int count(int list) {
    return top - list - 1 + (marks[list] == 0 ? 0 : 1);
  }

  /** The text from {@code start} on becomes a piece of the list opened last. */
  void add(int list, int start) {
    int end = text.length();
    if (!insert(list, start, end, 0)) {
      text.cut(start);
    }
    if (text.length() - starts[list] > MAX_HOLES) {
      compact(list);
    }
  }

  /** The pieces of the list opened last become pieces of the one opened before it. */
  void splice(int list, int from) {
    int end = top;
    inheritRemainder(list, from);
    top = from;
    for (int piece = from + 1; piece < end; piece++) {
      // Inserting overwrites only what was read before: there is one header less.
      insert(list, starts[piece], ends[piece], marks[piece]);
    }
  }

  private void inheritRemainder(int list, int from) {
    if (marks[list] == 0) {
      marks[list] = marks[from];
    } else if (marks[from] != 0) {
      remainders.get(marks[list] - 1).add(remainders.get(marks[from] - 1));
      remaindersInUse--;
    }
  }

  /** Puts the pieces in order where the list began, and closes it. */
  void close(int list) {
    close(list, "");
  }

  /**
   * As {@link #close(int)}.
   *
   * @param repeated stands behind pieces that were there twice or more
   */
  void close(int list, String repeated) {
    if (count(list) == 1 && marks[list + 1] == 0 && starts[list + 1] == starts[list]) {
      text.cut(ends[list + 1]);
    } else {
      int length = collect(list, repeated);
      text.cut(starts[list]);
      text.append(scratch, length);
      if (marks[list] != 0) {
        text.append(", #");
        text.appendHex(remainders.get(marks[list] - 1).hash(), 16);
        remaindersInUse--;
      }
    }
    text.limit(starts[list]);
    top = list;
  }

  /** Closes the list without doing anything to the text. */
  void drop(int list) {
    top = list;
  }

  private boolean insert(int list, int start, int end, int mark) {
    int place = find(list, start, end);
    if (place >= 0) {
      marks[place] = 1;
      return false;
    }
    place = -place - 1;
    ensure();
    int behind = top - place;
    System.arraycopy(starts, place, starts, place + 1, behind);
    System.arraycopy(ends, place, ends, place + 1, behind);
    System.arraycopy(marks, place, marks, place + 1, behind);
    top++;
    starts[place] = start;
    ends[place] = end;
    marks[place] = mark;
    ends[list] += end - start;
    boolean last = place == top - 1;
    boolean left = evict(list);
    return !(last && left);
  }

  private int find(int list, int start, int end) {
    int low = list + 1;
    int high = top - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = text.compare(starts[middle], ends[middle], start, end);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  /** Leaves out the last pieces when those before them fill the text; says whether any. */
  private boolean evict(int list) {
    boolean left = false;
    while (true) {
      int last = top - 1;
      int before = ends[list] - (ends[last] - starts[last]);
      if (before < Shaper.MAX_CHARS) {
        return left;
      }
      remainder(list).add(text.hash(starts[last], ends[last]));
      ends[list] = before;
      top = last;
      left = true;
    }
  }

  private Remainder remainder(int list) {
    if (marks[list] == 0) {
      if (remaindersInUse == remainders.size()) {
        remainders.add(new Remainder());
      }
      marks[list] = ++remaindersInUse;
      remainders.get(marks[list] - 1).clear();
    }
    return remainders.get(marks[list] - 1);
  }

  private void compact(int list) {
    int at = starts[list];
    int length = collect(list, null);
    text.cut(at);
    text.append(scratch, length);
    for (int piece = list + 1; piece < top; piece++) {
      int chars = ends[piece] - starts[piece];
      starts[piece] = at;
      at += chars;
      ends[piece] = at;
    }
  }

  /** Copies the pieces in order; with separators unless {@code repeated} is null. */
  private int collect(int list, @Nullable String repeated) {
    int length = 0;
    for (int piece = list + 1; piece < top; piece++) {
      int chars = ends[piece] - starts[piece];
      if (length + chars + 3 > scratch.length) {
        scratch = Arrays.copyOf(scratch, Math.max(2 * scratch.length, length + chars + 3));
      }
      if (repeated != null && piece > list + 1) {
        scratch[length++] = ',';
        scratch[length++] = ' ';
      }
      text.copy(starts[piece], ends[piece], scratch, length);
      length += chars;
      if (repeated != null && !repeated.isEmpty() && marks[piece] != 0) {
        scratch[length++] = repeated.charAt(0);
      }
    }
    return length;
  }

  private void ensure() {
    if (top == starts.length) {
      starts = Arrays.copyOf(starts, 2 * top);
      ends = Arrays.copyOf(ends, 2 * top);
      marks = Arrays.copyOf(marks, 2 * top);
    }
  }
}
