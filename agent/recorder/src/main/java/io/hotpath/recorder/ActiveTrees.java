package io.hotpath.recorder;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Which tree the current thread records into. Asked at each call of each woven method, so it is a
 * plain array by thread id: half the cost of a ThreadLocal, nothing that outlives the request, and
 * the same for virtual threads.
 *
 * <p>Wait-free. The tree names its owner, so two threads whose ids share a slot never mix: the one
 * that comes second is kept in a map for as long as it is attached. Bound: half a megabyte.
 */
public final class ActiveTrees {

  /** Threads whose ids differ by a multiple of it share a slot. */
  static final int SLOTS = 1 << 13;

  /**
   * A slot has a cache line of its own, of 16 compressed references: a thread that attaches takes
   * it from nobody else.
   */
  private static final int LINE_BITS = 4;

  private static final @Nullable CallTree[] BY_THREAD =
      new CallTree[((SLOTS - 1) << LINE_BITS) + 1];
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(CallTree[].class);
  private static final ConcurrentMap<Thread, CallTree> COLLIDED = new ConcurrentHashMap<>();
  private static final AtomicInteger COLLISIONS = new AtomicInteger();

  private ActiveTrees() {}

  /** The tree of the current thread, or null while it works for no request. */
  public static @Nullable CallTree current() {
    Thread thread = Thread.currentThread();
    CallTree tree = BY_THREAD[slot(thread.getId())];
    if (tree != null && tree.owner == thread) {
      return tree;
    }
    // Own attachments were counted by this thread, so a plain read cannot miss them.
    return COLLISIONS.getPlain() == 0 ? null : COLLIDED.get(thread);
  }

  private static int slot(long thread) {
    return ((int) thread & (SLOTS - 1)) << LINE_BITS;
  }

  /** The current thread records into this tree from now on. */
  static void attach(CallTree tree) {
    Thread thread = Thread.currentThread();
    tree.threadId = thread.getId();
    tree.owner = thread;
    if (!SLOT.compareAndSet(BY_THREAD, slot(tree.threadId), null, tree)) {
      COLLIDED.put(thread, tree);
      COLLISIONS.incrementAndGet();
    }
  }

  /** The owner records nothing from now on. Any thread may say so; a second time does nothing. */
  static void detach(CallTree tree) {
    Thread owner = tree.owner;
    if (owner == null || SLOT.compareAndSet(BY_THREAD, slot(tree.threadId), tree, null)) {
      return;
    }
    if (COLLIDED.remove(owner, tree)) {
      COLLISIONS.decrementAndGet();
    }
  }

  /** Threads that record now. */
  static int attached() {
    int attached = COLLIDED.size();
    for (int id = 0; id < SLOTS; id++) {
      attached += SLOT.getVolatile(BY_THREAD, slot(id)) == null ? 0 : 1;
    }
    return attached;
  }

  /** Threads that record now although another one has their slot. */
  static int collisions() {
    return COLLISIONS.get();
  }
}
