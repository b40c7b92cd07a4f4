package io.hotpath.recorder;

import io.hotpath.profile.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one thread logged for one request, by statement. Written by the thread that owns the {@link
 * CallTree}, read by the collector afterwards.
 *
 * <p>One entry for each statement of {@link StatementNumbers}, so there is no other bound; 80 bytes
 * an entry.
 */
final class LogEntries {

  private static final int STATEMENT = 0;
  private static final int EMITTED = 1;
  private static final int REPEATS = 2;
  private static final int NANOS = 3;
  private static final int ENQUEUE = 4;
  private static final int BYTES = 5;
  private static final int SUPPRESSED = 6;
  private static final int GUARDS = 7;
  private static final int FIRST = 8;
  private static final int LATEST = 9;
  private static final int SLOTS = 10;

  private static final int SMALL = 8;

  /** A line that logged. */
  record Seen(int statement, Method line) {}

  /** The events that appenders are busy with. */
  final long[] frames = LogFrames.create();

  private long[] slots = new long[SMALL * SLOTS];

  /** By statement: its entry's offset and one; 0 for none. */
  private int[] offsets = new int[SMALL];

  private int size;
  private final List<Seen> callers = new ArrayList<>(0);

  /** Offset of a statement's entry. */
  private int entry(int statement) {
    int known = statement < offsets.length ? offsets[statement] : 0;
    return known != 0 ? known - 1 : append(statement);
  }

  private int append(int statement) {
    int entry = size * SLOTS;
    if (entry == slots.length) {
      slots = Arrays.copyOf(slots, slots.length * 2);
    }
    if (statement >= offsets.length) {
      offsets = Arrays.copyOf(offsets, Math.max(statement + 1, offsets.length * 2));
    }
    Arrays.fill(slots, entry, entry + SLOTS, 0);
    slots[entry + STATEMENT] = statement;
    offsets[statement] = entry + 1;
    size++;
    return entry;
  }

  /**
   * Counts an event.
   *
   * @param values hash of its values
   */
  void emitted(int statement, long values) {
    int entry = entry(statement);
    long before = slots[entry + EMITTED]++;
    if (before == 0) {
      slots[entry + FIRST] = values;
    } else if (slots[entry + LATEST] == values) {
      slots[entry + REPEATS]++;
    }
    slots[entry + LATEST] = values;
  }

  /** Adds time in appenders, or to hand over. */
  void took(int statement, long nanos, boolean enqueued) {
    slots[entry(statement) + (enqueued ? ENQUEUE : NANOS)] += nanos;
  }

  void wrote(int statement, long bytes) {
    slots[entry(statement) + BYTES] += bytes;
  }

  /** Counts a call that the level kept from being written, or a question. */
  void refused(int statement, long calls, long questions) {
    int entry = entry(statement);
    slots[entry + SUPPRESSED] += calls;
    slots[entry + GUARDS] += questions;
  }

  void caller(int statement, Method line) {
    callers.add(new Seen(statement, line));
  }

  /** Says what the other does, for reading alone. */
  void takeFrom(LogEntries other) {
    size = other.size;
    if (slots.length < size * SLOTS) {
      slots = new long[other.slots.length];
    }
    System.arraycopy(other.slots, 0, slots, 0, size * SLOTS);
    callers.clear();
    callers.addAll(other.callers);
  }

  /** Takes what a racing reader may take: the owner may still write. */
  void copyTo(LogEntries copy) {
    int copied = size;
    copy.slots = slots.clone();
    copy.size = Math.min(copied, copy.slots.length / SLOTS);
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      offsets[statement(i)] = 0;
    }
    size = 0;
    frames[0] = 0;
    callers.clear();
    if (slots.length > SMALL * SMALL * SLOTS) {
      slots = new long[SMALL * SLOTS];
    }
  }

  // For the collector.

  int size() {
    return size;
  }

  int bytes() {
    return slots.length * Long.BYTES;
  }

  List<Seen> callers() {
    return callers;
  }

  int statement(int entry) {
    return (int) slots[entry * SLOTS + STATEMENT];
  }

  long emitted(int entry) {
    return slots[entry * SLOTS + EMITTED];
  }

  long repeats(int entry) {
    return slots[entry * SLOTS + REPEATS];
  }

  long nanos(int entry) {
    return slots[entry * SLOTS + NANOS];
  }

  long enqueueNanos(int entry) {
    return slots[entry * SLOTS + ENQUEUE];
  }

  long bytes(int entry) {
    return slots[entry * SLOTS + BYTES];
  }

  long suppressed(int entry) {
    return slots[entry * SLOTS + SUPPRESSED];
  }

  long guards(int entry) {
    return slots[entry * SLOTS + GUARDS];
  }

  /** Hash of the values of the first event. */
  long first(int entry) {
    return slots[entry * SLOTS + FIRST];
  }

  long latest(int entry) {
    return slots[entry * SLOTS + LATEST];
  }
}
