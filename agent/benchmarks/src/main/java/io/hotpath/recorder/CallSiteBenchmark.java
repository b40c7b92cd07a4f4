package io.hotpath.recorder;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A call of a quick method, in a loop, in straight code and under a condition: with a probe of its
 * own, counted by its caller, and seen by nobody. The caller has a probe in each case.
 */
@State(Scope.Thread)
public class CallSiteBenchmark {

  private static final int TWO = 2;

  private long seed = 88172645463325252L;

  @Benchmark
  @OperationsPerInvocation(Tiny.LOOP)
  public long loopProbed(OnCountedRequest request) {
    seed = Tiny.loopWithProbes(seed);
    return seed;
  }

  @Benchmark
  @OperationsPerInvocation(Tiny.LOOP)
  public long loopCounted(OnCountedRequest request) {
    seed = Tiny.loopThatCounts(seed);
    return seed;
  }

  @Benchmark
  @OperationsPerInvocation(Tiny.LOOP)
  public long loopUnseen(OnCountedRequest request) {
    seed = Tiny.loopUnseen(seed);
    return seed;
  }

  @Benchmark
  @OperationsPerInvocation(TWO)
  public long twoProbed(OnCountedRequest request) {
    seed = Tiny.twoWithProbes(seed);
    return seed;
  }

  @Benchmark
  @OperationsPerInvocation(TWO)
  public long twoCounted(OnCountedRequest request) {
    seed = Tiny.twoCounted(seed);
    return seed;
  }

  @Benchmark
  @OperationsPerInvocation(TWO)
  public long twoUnseen(OnCountedRequest request) {
    seed = Tiny.twoUnseen(seed);
    return seed;
  }

  @Benchmark
  public long eitherProbed(OnCountedRequest request) {
    seed = Tiny.eitherWithProbes(seed);
    return seed;
  }

  @Benchmark
  public long eitherCounted(OnCountedRequest request) {
    seed = Tiny.eitherCounted(seed);
    return seed;
  }

  @Benchmark
  public long eitherUnseen(OnCountedRequest request) {
    seed = Tiny.eitherUnseen(seed);
    return seed;
  }
}
