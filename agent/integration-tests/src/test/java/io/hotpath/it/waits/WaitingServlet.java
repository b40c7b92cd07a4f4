package io.hotpath.it.waits;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Each method waits for one thing, or computes. */
public final class WaitingServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** Requests that run at the same time. */
  public static final int TOGETHER = 4;

  private static final int MILLIS = 20;
  private static final int EACH = 20;
  private static final int PATIENCE_SECONDS = 10;

  private final AtomicInteger requests = new AtomicInteger();
  private final transient CyclicBarrier start = new CyclicBarrier(TOGETHER);
  private final transient Object monitor = new Object();
  private final transient ReentrantLock lock = new ReentrantLock();
  private final transient SynchronousQueue<String> queue = new SynchronousQueue<>();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    try {
      gather();
      waitForLock();
      gather();
      waitForMonitor();
      waitForQueue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (BrokenBarrierException | TimeoutException e) {
      throw new ServletException(e);
    }
    compute();
    collectGarbage();
    response.getWriter().print("done");
  }

  /** Else each would be at another step after a while, and none wait for another. */
  private void gather() throws InterruptedException, BrokenBarrierException, TimeoutException {
    start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private void waitForLock() throws InterruptedException {
    lock.lock();
    try {
      sleep();
    } finally {
      lock.unlock();
    }
  }

  private void waitForMonitor() throws InterruptedException {
    synchronized (monitor) {
      sleep();
    }
  }

  private static void sleep() throws InterruptedException {
    Thread.sleep(MILLIS);
  }

  private void waitForQueue() throws InterruptedException {
    String nothing = queue.poll(MILLIS, TimeUnit.MILLISECONDS);
    assert nothing == null;
  }

  private static void compute() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  /** Seldom: threads that could go on wait for it, too. */
  private void collectGarbage() {
    if (requests.incrementAndGet() % EACH == 0) {
      System.gc();
    }
  }
}
