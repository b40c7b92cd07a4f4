package io.hotpath.recorder;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What finished requests leave behind for the next ones. Lock-free: a slot is emptied by one
 * exchange and filled by one compare-and-set, so nothing is handed out twice. What finds no free
 * slot is left to the garbage collector. Any thread takes and gives.
 */
final class Pool<T> {

  /** Slots of a cache line: threads do not get into each other's way. */
  private static final int LINE = 16;

  private final AtomicReferenceArray<@Nullable T> slots;

  /** The size is a power of two. */
  Pool(int size) {
    slots = new AtomicReferenceArray<>(size);
  }

  /** Something given back, or null. */
  @Nullable T take() {
    int start = start(Thread.currentThread().getId());
    for (int i = 0; i < slots.length(); i++) {
      int slot = start + i & slots.length() - 1;
      T taken = slots.getPlain(slot) == null ? null : slots.getAndSet(slot, null);
      if (taken != null) {
        return taken;
      }
    }
    return null;
  }

  /**
   * Keeps it for the next one; false if there is no room.
   *
   * @param thread id of the one that will find it first: it may be in its processor's cache
   */
  boolean give(T returned, long thread) {
    int start = start(thread);
    for (int i = 0; i < slots.length(); i++) {
      int slot = start + i & slots.length() - 1;
      if (slots.getPlain(slot) == null && slots.compareAndSet(slot, null, returned)) {
        return true;
      }
    }
    return false;
  }

  private static int start(long thread) {
    return (int) thread * LINE;
  }

  /** Drops what is beyond this weight, all in all. */
  void trim(ToLongFunction<T> weight, long max) {
    long total = 0;
    for (int slot = 0; slot < slots.length(); slot++) {
      T kept = slots.get(slot);
      if (kept != null) {
        total += weight.applyAsLong(kept);
        if (total > max) {
          slots.compareAndSet(slot, kept, null);
        }
      }
    }
  }
}
