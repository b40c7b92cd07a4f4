package io.hotpath.recorder;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/**
 * One call of a woven method: on a thread that works for a request, on one that does not, and
 * before it was woven. {@link #clockPair} is the unit P of each figure.
 */
@State(Scope.Thread)
public class ProbeBenchmark {

  private long seed = 88172645463325252L;

  @Benchmark
  public long clockPair() {
    long start = System.nanoTime();
    return System.nanoTime() - start;
  }

  @Benchmark
  @Fork(jvmArgsAppend = Bridge.NONE)
  @OperationsPerInvocation(Fib.CALLS)
  public int fibBare() {
    return Fib.fib(Fib.ARGUMENT);
  }

  @Benchmark
  @OperationsPerInvocation(Fib.CALLS)
  public int fibIdle() {
    return Fib.fib(Fib.ARGUMENT);
  }

  @Benchmark
  @OperationsPerInvocation(Fib.CALLS)
  public int fibTimed(OnRequest request) {
    return Fib.fib(Fib.ARGUMENT);
  }

  @Benchmark
  @OperationsPerInvocation(Fib.CALLS)
  public int fibCounted(OnCountedRequest request) {
    return Fib.fib(Fib.ARGUMENT);
  }

  @Benchmark
  @Fork(jvmArgsAppend = Bridge.NONE)
  @OperationsPerInvocation(Wide.CALLS)
  public long wideBare() {
    seed = Wide.request(seed);
    return seed;
  }

  @Benchmark
  @OperationsPerInvocation(Wide.CALLS)
  public long wideIdle() {
    seed = Wide.request(seed);
    return seed;
  }

  @Benchmark
  @OperationsPerInvocation(Wide.CALLS)
  public long wideTimed(OnRequest request) {
    seed = Wide.request(seed);
    return seed;
  }

  @Benchmark
  @OperationsPerInvocation(Wide.CALLS)
  public long wideCounted(OnCountedRequest request) {
    seed = Wide.request(seed);
    return seed;
  }

  /** Each call is the first of its position; clearing the tree is included. */
  @Benchmark
  @OperationsPerInvocation(Wide.CALLS)
  public long wideFirst(OnRequest request) {
    request.again();
    seed = Wide.request(seed);
    return seed;
  }

  @Benchmark
  @Threads(2)
  @OperationsPerInvocation(Wide.CALLS)
  public long wideTimedByTwo(OnRequest request) {
    seed = Wide.request(seed);
    return seed;
  }
}
