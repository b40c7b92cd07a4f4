package io.hotpath.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PoolTest {

  private final Pool<AtomicInteger> pool = new Pool<>(8);

  @Test
  void take_ofAnEmptyPool_isNull() {
    assertThat(pool.take()).isNull();
  }

  @Test
  void give_beyondTheRoom_isRefused() {
    for (int i = 0; i < 8; i++) {
      assertThat(pool.give(new AtomicInteger(i), 1)).isTrue();
    }
    assertThat(pool.give(new AtomicInteger(), 1)).isFalse();

    Set<AtomicInteger> taken = new HashSet<>();
    for (AtomicInteger one = pool.take(); one != null; one = pool.take()) {
      taken.add(one);
    }
    assertThat(taken).hasSize(8);
  }

  @Test
  void trim_keepsWhatWeighsLittle() {
    for (int i = 0; i < 8; i++) {
      pool.give(new AtomicInteger(i), 1);
    }

    pool.trim(AtomicInteger::get, 10);

    int weight = 0;
    for (AtomicInteger one = pool.take(); one != null; one = pool.take()) {
      weight += one.get();
    }
    assertThat(weight).isEqualTo(10);
  }

  @Test
  void take_byManyThreads_handsNothingOutTwice() throws Exception {
    AtomicInteger mistakes = new AtomicInteger();
    AtomicInteger made = new AtomicInteger();
    Runnable work =
        () -> {
          for (int i = 0; i < 100_000; i++) {
            AtomicInteger taken = pool.take();
            if (taken == null) {
              made.incrementAndGet();
              taken = new AtomicInteger();
            }
            if (!taken.compareAndSet(0, 1)) {
              mistakes.incrementAndGet();
            }
            taken.set(0);
            pool.give(taken, 1);
          }
        };
    Thread[] threads = new Thread[6];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = new Thread(work);
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(mistakes).hasValue(0);
    assertThat(made).hasValueLessThan(100_000);
  }
}
