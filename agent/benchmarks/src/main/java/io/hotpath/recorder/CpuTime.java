package io.hotpath.recorder;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * CPU time and allocation of the benchmark's own threads for one operation. Unlike wall time it
 * means something on a machine that others use too, and unlike JMH's it leaves out the collector.
 */
public final class CpuTime implements InternalProfiler {

  static final String NANOS = "cpu";
  static final String BYTES = "allocated";

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private long nanos;
  private long bytes;

  @Override
  public String getDescription() {
    return "CPU time and allocation of the benchmark's threads for one operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    read();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    long nanosBefore = nanos;
    long bytesBefore = bytes;
    read();
    double operations = Math.max(1, result.getMetadata().getAllOps());
    return List.of(
        new ScalarResult(NANOS, (nanos - nanosBefore) / operations, "ns/op", AggregationPolicy.AVG),
        new ScalarResult(BYTES, (bytes - bytesBefore) / operations, "B/op", AggregationPolicy.AVG));
  }

  private void read() {
    nanos = 0;
    bytes = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().contains("jmh-worker")) {
        nanos += threads.getThreadCpuTime(thread.getThreadId());
        bytes += threads.getThreadAllocatedBytes(thread.getThreadId());
      }
    }
  }
}
