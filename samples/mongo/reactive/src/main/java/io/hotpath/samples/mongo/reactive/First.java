package io.hotpath.samples.mongo.reactive;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Waits for the end of a publisher, and keeps what came first. */
final class First<T> implements Subscriber<T> {

  private static final long SECONDS = 20;

  private final CountDownLatch over = new CountDownLatch(1);
  private volatile @Nullable T first;
  private volatile @Nullable Throwable failure;

  /** What comes first, or null if nothing comes. */
  static <T> @Nullable T of(Publisher<T> publisher) {
    First<T> subscriber = new First<>();
    publisher.subscribe(subscriber);
    return subscriber.await();
  }

  private @Nullable T await() {
    try {
      if (!over.await(SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("no answer in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
    return first;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(T item) {
    if (first == null) {
      first = item;
    }
  }

  @Override
  public void onError(Throwable error) {
    failure = error;
    over.countDown();
  }

  @Override
  public void onComplete() {
    over.countDown();
  }
}
