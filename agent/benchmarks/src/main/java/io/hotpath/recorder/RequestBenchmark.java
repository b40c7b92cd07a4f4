package io.hotpath.recorder;

import static java.util.Objects.requireNonNull;

import io.hotpath.profile.Profile;
import io.hotpath.profile.RequestProfile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/**
 * A whole request on its thread: begin, attach, calls, detach, end. The collector folds on its own
 * thread meanwhile; where it falls behind, the request threads wait, so that none is dropped.
 */
@State(Scope.Benchmark)
public class RequestBenchmark {

  private static final int MAX_WAITING = 200;

  private static final Sink NOTHING =
      new Sink() {
        @Override
        public void window(Profile window) {}

        @Override
        public void request(RequestProfile request) {}
      };

  private final Collector collector =
      Collector.start(
          Options.read(Map.of("requests", "none"), complaint -> {}),
          methods(),
          new Ledger(),
          Ticker.SYSTEM,
          List.of(NOTHING));

  private static MethodTable methods() {
    MethodTable methods = new MethodTable();
    for (int i = 0; i <= Wide.CALLS; i++) {
      methods.number(new io.hotpath.profile.Method("app.App", "m" + i, "App.java", i), "()V");
    }
    return methods;
  }

  @TearDown(Level.Trial)
  public void close() {
    collector.close();
  }

  /** What the two readings of the thread's clocks cost of it, which are system calls. */
  @Benchmark
  public long meterPair() {
    return ThreadMeter.cpuNanos()
        + ThreadMeter.allocatedBytes()
        + ThreadMeter.cpuNanos()
        + ThreadMeter.allocatedBytes();
  }

  @Benchmark
  public void empty() {
    request(0);
  }

  /** As most quick requests are: without the clock of the thread's CPU time. */
  @Benchmark
  public void emptyQuick() {
    request(0, "/".hashCode());
  }

  @Benchmark
  @Threads(2)
  public void emptyByTwo() {
    request(0);
  }

  @Benchmark
  public long wide() {
    return request(1);
  }

  @Benchmark
  @Threads(2)
  public long wideByTwo() {
    return request(1);
  }

  private long request(int times) {
    return request(times, CpuTurns.ALWAYS);
  }

  private long request(int times, int path) {
    while (collector.queued() > MAX_WAITING) {
      LockSupport.parkNanos(100_000);
    }
    Recording recording = collector.begin(path);
    CallTree tree = requireNonNull(recording.attach());
    long result = times == 0 ? 0 : Wide.request(tree.threadId);
    recording.detach(tree);
    recording.end("GET /", 200, null, -1);
    return result;
  }
}
