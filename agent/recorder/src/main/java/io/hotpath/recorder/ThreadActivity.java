package io.hotpath.recorder;

import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/**
 * What a thread does at a moment, as far as the JVM says without stopping it ({@link
 * Thread#getState}, {@link LockSupport#getBlocker}): no safepoint, no allocation, some tens of
 * nanoseconds. The thread may be a virtual one.
 */
enum ThreadActivity {
  /** Computes, would if it had a processor, or is in a system call: reads of sockets and files. */
  RUNNING(0),

  /** Waits to enter a monitor, or for a lock of {@code java.util.concurrent.locks}. */
  LOCKED_OUT(1),

  /** Waits for something else: a notification, a latch, a queue, a future, a pool, time. */
  WAITING(2);

  /** How many there are. */
  static final int KINDS = 3;

  /** Its place among them. */
  final int slot;

  ThreadActivity(int slot) {
    this.slot = slot;
  }

  static ThreadActivity of(Thread thread) {
    return switch (thread.getState()) {
      case BLOCKED -> LOCKED_OUT;
      case WAITING, TIMED_WAITING -> isLock(LockSupport.getBlocker(thread)) ? LOCKED_OUT : WAITING;
      default -> RUNNING;
    };
  }

  /**
   * The JDK's locks park threads with their synchronizers. Latches and semaphores do that, too, but
   * are elsewhere; who waits for a condition parks with the condition. Asks no more than names:
   * nothing of the application may be loaded for it.
   */
  private static boolean isLock(@Nullable Object blocker) {
    return blocker instanceof Lock
        || blocker instanceof StampedLock
        || (blocker instanceof AbstractOwnableSynchronizer
            && blocker.getClass().getName().startsWith("java.util.concurrent.locks."));
  }
}
