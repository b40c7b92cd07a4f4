package io.hotpath.recorder;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * CPU time and allocation of the current thread. A reading of the CPU clock is a system call (0.6
 * us), so it is taken twice a request and never a call. Unknown (-1) on virtual threads, and in
 * JVMs that do not measure it. Loaded with the first request: nothing of JMX runs before {@code
 * main}.
 */
final class ThreadMeter {

  private static final com.sun.management.@Nullable ThreadMXBean THREADS = threads();
  private static final @Nullable MethodHandle IS_VIRTUAL = isVirtualHandle();

  private ThreadMeter() {}

  private static com.sun.management.@Nullable ThreadMXBean threads() {
    return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
            && threads.isCurrentThreadCpuTimeSupported()
        ? threads
        : null;
  }

  /** {@code Thread.isVirtual} exists from JDK 21 on. */
  private static @Nullable MethodHandle isVirtualHandle() {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  /** Whether the current thread can be measured. */
  static boolean knowsCurrentThread() {
    return THREADS != null && !isVirtual();
  }

  private static boolean isVirtual() {
    try {
      return IS_VIRTUAL != null && (boolean) IS_VIRTUAL.invokeExact(Thread.currentThread());
    } catch (Throwable e) {
      return true;
    }
  }

  static long cpuNanos() {
    return THREADS == null ? -1 : THREADS.getCurrentThreadCpuTime();
  }

  static long allocatedBytes() {
    return THREADS == null ? -1 : THREADS.getCurrentThreadAllocatedBytes();
  }
}
