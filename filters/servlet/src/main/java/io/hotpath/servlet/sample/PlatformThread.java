package io.hotpath.servlet.sample;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodType;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Calls a method of the JDK on a thread of the JDK, with nothing of ours on its stack. Until JDK 23
 * a thread keeps the protection domains of those who made it, and Flight Recorder makes threads
 * that stay: they would keep our class loader after the application is undeployed.
 */
final class PlatformThread {

  private PlatformThread() {}

  /**
   * The result of a method without parameters.
   *
   * @throws IOException if it throws, or the thread is interrupted
   */
  static @Nullable Object call(MethodHandle jdkMethod) throws IOException {
    Callable<?> callable =
        MethodHandleProxies.asInterfaceInstance(
            Callable.class, jdkMethod.asType(MethodType.methodType(Object.class)));
    FutureTask<?> task = new FutureTask<>(callable);
    ForkJoinPool.commonPool().execute(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
