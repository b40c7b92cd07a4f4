package io.hotpath.samples.shop.demo;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Lets visitors into the shop until time or requests are used up. The demo runs one. */
final class Load {
  private static final Duration CHECK_EVERY = Duration.ofMillis(200);

  private final URI shop;
  private final LoadTally tally;

  Load(URI shop, LoadTally tally) {
    this.shop = shop;
    this.tally = tally;
  }

  /** Returns when all visitors have left, or at once when the shop is no longer open. */
  void run(int users, ProgressLine progress, BooleanSupplier open) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < users; i++) {
      threads.add(startVisitor(i));
    }
    while (open.getAsBoolean() && threads.stream().anyMatch(Thread::isAlive)) {
      progress.show(tally);
      Thread.sleep(CHECK_EVERY.toMillis());
    }
    progress.finish(tally);
    threads.forEach(Thread::interrupt);
  }

  private Thread startVisitor(int number) {
    // Seeded with the number: the same visitors come in every run.
    Random random = new Random(number);
    Visitor visitor = new Visitor(new Browser(shop, tally, random), random);
    Thread thread = new Thread(() -> visitUntilOver(visitor), "visitor-" + number);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void visitUntilOver(Visitor visitor) {
    try {
      while (true) {
        visitor.visit();
      }
    } catch (LoadOver | InterruptedException over) {
      // The normal end, or the demo's: either way this thread has nothing left to do.
    } catch (RuntimeException failure) {
      tally.error("a visitor failed: " + failure);
    }
  }
}
