package io.hotpath.recorder;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActiveTreesTest {

  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  @AfterEach
  void nothingIsLeft() {
    assertThat(failures).isEmpty();
    assertThat(ActiveTrees.attached()).isZero();
    assertThat(ActiveTrees.collisions()).isZero();
  }

  @Test
  void current_withoutAttachment_isNull() {
    assertThat(ActiveTrees.current()).isNull();
  }

  @Test
  void current_betweenAttachAndDetach_isTheTree() {
    CallTree tree = new CallTree();

    ActiveTrees.attach(tree);

    assertThat(ActiveTrees.current()).isSameAs(tree);
    assertThat(tree.owner).isSameAs(Thread.currentThread());
    ActiveTrees.detach(tree);
    assertThat(ActiveTrees.current()).isNull();
  }

  @Test
  void detach_again_takesNoOtherTreeAway() {
    CallTree first = new CallTree();
    CallTree second = new CallTree();
    ActiveTrees.attach(first);
    ActiveTrees.detach(first);
    ActiveTrees.attach(second);

    ActiveTrees.detach(first);

    assertThat(ActiveTrees.current()).isSameAs(second);
    ActiveTrees.detach(second);
  }

  @Test
  void detach_byAnotherThread_endsTheAttachment() throws Exception {
    CallTree tree = new CallTree();
    ActiveTrees.attach(tree);

    Thread other = new Thread(() -> ActiveTrees.detach(tree));
    other.start();
    other.join();

    assertThat(ActiveTrees.current()).isNull();
  }

  @Test
  void detach_ofATreeNeverAttached_doesNothing() {
    ActiveTrees.detach(new CallTree());

    assertThat(ActiveTrees.attached()).isZero();
  }

  @Test
  void attach_ofThreadsWithTheSameSlot_keepsThemApart() throws Exception {
    int threads = 3;
    CyclicBarrier together = new CyclicBarrier(threads);
    CountDownLatch attached = new CountDownLatch(threads);
    AtomicInteger collisions = new AtomicInteger();
    Runnable work =
        () -> {
          for (int round = 0; round < 200; round++) {
            attachAndCheck(together, collisions);
          }
          attached.countDown();
        };

    List<Thread> sameSlot = threadsOfOneSlot(threads, work);
    sameSlot.forEach(Thread::start);
    for (Thread thread : sameSlot) {
      thread.join();
    }

    assertThat(attached.getCount()).isZero();
    assertThat(collisions).hasValue(threads * 200 * (threads - 1));
  }

  private void attachAndCheck(CyclicBarrier together, AtomicInteger collisions) {
    try {
      together.await();
      CallTree tree = new CallTree();
      ActiveTrees.attach(tree);
      together.await();
      collisions.addAndGet(ActiveTrees.collisions());
      for (int i = 0; i < 20; i++) {
        check(ActiveTrees.current() == tree, "another thread's tree");
      }
      together.await();
      ActiveTrees.detach(tree);
      check(ActiveTrees.current() == null, "a tree after detach");
    } catch (Exception e) {
      failures.add(e.toString());
    }
  }

  /** Ids are given out when threads are made, so most of these are never started. */
  private static List<Thread> threadsOfOneSlot(int count, Runnable work) {
    List<Thread> threads = new ArrayList<>();
    Thread first = new Thread(work);
    threads.add(first);
    while (threads.size() < count) {
      Thread next = new Thread(work);
      if ((next.getId() - first.getId()) % ActiveTrees.SLOTS == 0) {
        threads.add(next);
      }
    }
    return threads;
  }

  @Test
  void attach_ofManyThreadsAtOnce_neverMixes() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      threads.add(
          new Thread(
              () -> {
                for (int round = 0; round < 500; round++) {
                  attachOnce();
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void attachOnce() {
    CallTree tree = new CallTree();
    check(ActiveTrees.current() == null, "a tree before attach");
    ActiveTrees.attach(tree);
    LockSupport.parkNanos(1);
    check(ActiveTrees.current() == tree, "another thread's tree");
    ActiveTrees.detach(tree);
  }

  @Test
  void attach_ofAHundredThousandVirtualThreads_leavesNothingBehind() throws Exception {
    assumeThat(Runtime.version().feature()).as("virtual threads").isGreaterThanOrEqualTo(21);
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    int threads = 100_000;
    Semaphore running = new Semaphore(20_000);
    CountDownLatch done = new CountDownLatch(threads);
    for (int i = 0; i < threads; i++) {
      running.acquire();
      requireNonNull(
          start.invoke(
              null,
              (Runnable)
                  () -> {
                    attachOnce();
                    running.release();
                    done.countDown();
                  }));
    }
    done.await();
  }

  private void check(boolean holds, String otherwise) {
    if (!holds) {
      failures.add(otherwise);
    }
  }
}
