package io.hotpath.recorder;

import static io.hotpath.recorder.HandDrivenCollector.A;
import static io.hotpath.recorder.HandDrivenCollector.B;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.RouteProfile;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real threads, really waiting; looks by hand. */
@Timeout(60)
class LooksTest {

  private static final int LOOKS = 7;

  private final HandDrivenCollector hand = new HandDrivenCollector(Map.of());

  private interface Wait {
    void begin() throws InterruptedException;
  }

  /**
   * A request that does this in method A, looked at until it stands still, and seven times then.
   */
  private CallNode seenIn(ThreadActivity expected, Wait wait) throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              Recording recording = hand.collector.begin();
              CallTree tree = requireNonNull(recording.attach());
              long token = tree.enter(A);
              entered.countDown();
              try {
                wait.begin();
              } catch (InterruptedException e) {
                // The end of the wait.
              }
              tree.exit(token);
              recording.detach(tree);
              recording.end("GET /", 200, null, -1);
            });
    thread.start();
    entered.await();
    while (ThreadActivity.of(thread) != expected) {
      Thread.onSpinWait();
    }
    for (int i = 0; i < LOOKS; i++) {
      hand.collector.look();
    }
    release(thread);
    return requireNonNull(
        requireNonNull(hand.endWindow().routes().get("GET /")).tree().find(method(A)));
  }

  private final AtomicBoolean released = new AtomicBoolean();

  private void release(Thread thread) throws InterruptedException {
    released.set(true);
    while (thread.isAlive()) {
      thread.interrupt();
      LockSupport.unpark(thread);
      thread.join(1);
    }
  }

  private static io.hotpath.profile.Method method(int number) {
    return HandDrivenCollector.method(number);
  }

  private void assertWaits(Wait wait) throws InterruptedException {
    CallNode node = seenIn(ThreadActivity.WAITING, wait);
    assertThat(node.waitLooks()).isEqualTo(LOOKS);
    assertThat(node.looks()).isEqualTo(LOOKS);
  }

  private void assertLockedOut(Wait wait) throws InterruptedException {
    CallNode node = seenIn(ThreadActivity.LOCKED_OUT, wait);
    assertThat(node.lockLooks()).isEqualTo(LOOKS);
    assertThat(node.looks()).isEqualTo(LOOKS);
  }

  @Test
  void look_threadComputes_isRunning() throws InterruptedException {
    CallNode node =
        seenIn(
            ThreadActivity.RUNNING,
            () -> {
              while (!released.get()) {
                Thread.onSpinWait();
              }
            });

    assertThat(node.runningLooks()).isEqualTo(LOOKS);
    assertThat(node.looks()).isEqualTo(LOOKS);
  }

  @Test
  void look_threadSleeps_waits() throws InterruptedException {
    assertWaits(() -> Thread.sleep(60_000));
  }

  @Test
  void look_threadWaitsForNotification_waits() throws InterruptedException {
    Object monitor = new Object();
    assertWaits(
        () -> {
          synchronized (monitor) {
            while (!released.get()) {
              monitor.wait();
            }
          }
        });
  }

  @Test
  void look_threadWaitsForQueue_waits() throws InterruptedException {
    assertWaits(() -> new SynchronousQueue<String>().take());
  }

  @Test
  void look_threadWaitsForLatch_waits() throws InterruptedException {
    assertWaits(() -> new CountDownLatch(1).await());
  }

  @Test
  void look_threadWaitsForSemaphore_waits() throws InterruptedException {
    assertWaits(() -> new Semaphore(0).acquire());
  }

  @Test
  void look_threadWaitsForCondition_waits() throws InterruptedException {
    ReentrantLock lock = new ReentrantLock();
    Condition condition = lock.newCondition();
    assertWaits(
        () -> {
          lock.lock();
          try {
            while (!released.get()) {
              condition.await();
            }
          } finally {
            lock.unlock();
          }
        });
  }

  @Test
  void look_threadWaitsForReentrantLock_isLockedOut() throws InterruptedException {
    ReentrantLock lock = new ReentrantLock();
    lock.lock();
    assertLockedOut(lock::lockInterruptibly);
  }

  @Test
  void look_threadWaitsForReadLock_isLockedOut() throws InterruptedException {
    ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    lock.writeLock().lock();
    assertLockedOut(() -> lock.readLock().lockInterruptibly());
  }

  @Test
  void look_threadWaitsForStampedLock_isLockedOut() throws InterruptedException {
    StampedLock lock = new StampedLock();
    long unused = lock.writeLock();
    assertLockedOut(
        () -> {
          long never = lock.writeLockInterruptibly();
          assertThat(never).isZero();
        });
  }

  @Test
  void look_threadWaitsForMonitor_isLockedOut() throws InterruptedException {
    Object monitor = new Object();
    CountDownLatch held = new CountDownLatch(1);
    Thread holder =
        new Thread(
            () -> {
              synchronized (monitor) {
                held.countDown();
                while (!released.get()) {
                  LockSupport.parkNanos(1_000_000);
                }
              }
            });
    holder.start();
    held.await();

    assertLockedOut(
        () -> {
          synchronized (monitor) {
            assertThat(released).isTrue();
          }
        });
    holder.join();
  }

  @Test
  void look_noRequestRuns_countsNothing() {
    hand.request("GET /", 5, A);
    hand.collector.look();

    RouteProfile route = requireNonNull(hand.endWindow().routes().get("GET /"));
    assertThat(route.tree().looks()).isZero();
  }

  @Test
  void look_requestWithoutMethods_isAtItsRoot() {
    Recording recording = hand.collector.begin();
    CallTree tree = requireNonNull(recording.attach());
    hand.collector.look();
    recording.detach(tree);
    hand.collector.look();
    recording.end("GET /", 200, null, -1);

    RouteProfile route = requireNonNull(hand.endWindow().routes().get("GET /"));
    assertThat(route.tree().runningLooks()).isOne();
    assertThat(route.tree().looks()).isOne();
  }

  @Test
  void look_recordingUsedAgain_startsAfresh() {
    for (int i = 0; i < 3; i++) {
      Recording recording = hand.collector.begin();
      CallTree tree = requireNonNull(recording.attach());
      long token = tree.enter(i == 1 ? B : A);
      hand.collector.look();
      tree.exit(token);
      recording.detach(tree);
      recording.end("GET /" + i, 200, null, -1);
      hand.collector.work();
    }

    Map<String, RouteProfile> routes = hand.endWindow().routes();
    assertThat(routes).hasSize(3);
    routes.values().forEach(LooksTest::assertSeenOnceBelowTheRoot);
  }

  private static void assertSeenOnceBelowTheRoot(RouteProfile route) {
    assertThat(route.tree().looks()).isZero();
    assertThat(route.tree().children())
        .singleElement()
        .satisfies(node -> assertThat(node.looks()).isOne());
  }

  @Test
  void cut_runningRequest_keepsWhatWasSeen() {
    HandDrivenCollector shortCut = new HandDrivenCollector(Map.of("cut", "1s"));
    Recording recording = shortCut.collector.begin();
    CallTree tree = requireNonNull(recording.attach());
    tree.enter(A);
    shortCut.collector.look();
    shortCut.ticker.advanceMillis(2_000);

    CallNode root = requireNonNull(shortCut.endWindow().routes().get(Routes.CUT)).tree();
    assertThat(requireNonNull(root.find(method(A))).looks()).isOne();
  }

  @Test
  void isBusy_requestsThenNone_staysSoForTenSeconds() {
    Looks looks = new Looks(new GcPauses(() -> 0));
    assertThat(looks.isBusy(0, 0)).isFalse();
    assertThat(looks.isBusy(1, 1_000_000_000L)).isTrue();
    assertThat(looks.isBusy(1, 10_900_000_000L)).isTrue();
    assertThat(looks.isBusy(1, 11_000_000_000L)).isFalse();
    assertThat(looks.isBusy(2, 12_000_000_000L)).isTrue();
  }
}
