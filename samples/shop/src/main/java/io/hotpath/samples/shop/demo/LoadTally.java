package io.hotpath.samples.shop.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what the visitors do and says when they have done enough. All visitors share one. */
final class LoadTally {
  private static final int KEPT_ERRORS = 10;

  private final long start = System.nanoTime();
  private final Duration duration;
  private final long maxRequests;
  private final AtomicLong admitted = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();
  private final List<String> firstErrors = new ArrayList<>();

  LoadTally(Duration duration, long maxRequests) {
    this.duration = duration;
    this.maxRequests = maxRequests;
  }

  /** Whether one more request may be sent. */
  boolean admit() {
    return elapsed().compareTo(duration) < 0 && admitted.getAndIncrement() < maxRequests;
  }

  void answered() {
    answered.incrementAndGet();
  }

  void error(String message) {
    errors.incrementAndGet();
    synchronized (firstErrors) {
      if (firstErrors.size() < KEPT_ERRORS) {
        firstErrors.add(message);
      }
    }
  }

  long requests() {
    return answered.get();
  }

  long errors() {
    return errors.get();
  }

  /** The first few things that went wrong; the rest is usually more of the same. */
  List<String> firstErrors() {
    synchronized (firstErrors) {
      return List.copyOf(firstErrors);
    }
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
