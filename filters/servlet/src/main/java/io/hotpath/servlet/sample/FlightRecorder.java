package io.hotpath.servlet.sample;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingStream;

/**
 * A stream of {@code jdk.ExecutionSample} events. Its clock is not the monotonic one and may drift
 * from it, so once a second an event of ours says what the monotonic clock shows.
 */
final class FlightRecorder implements AutoCloseable {

  private static final long SAY_TIME_NANOS = 1_000_000_000L;
  private static final String SAMPLE = "jdk.ExecutionSample";
  private static final MethodHandle NEW_STREAM;
  private static final MethodHandle START;

  static {
    MethodType nothing = MethodType.methodType(void.class);
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      NEW_STREAM = lookup.findConstructor(RecordingStream.class, nothing);
      START = lookup.findVirtual(RecordingStream.class, "startAsync", nothing);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The monotonic clock on the recorder's. */
  @Name("hotpath.Clock")
  @StackTrace(false)
  static final class Clock extends Event {
    long monotonicNanos;
  }

  private final RecordingStream stream;
  private volatile long lead;
  private volatile boolean knowsTime;
  private volatile long heardNanos = System.nanoTime() - SAY_TIME_NANOS;
  private long saidNanos = System.nanoTime() - SAY_TIME_NANOS;

  private FlightRecorder(RecordingStream stream) {
    this.stream = stream;
  }

  /**
   * Starts Flight Recorder, which takes some hundred milliseconds when it is the first time.
   *
   * @throws IOException if it cannot write where it must
   */
  static FlightRecorder start(
      StackPaths paths, Consumer<Sample> samples, Consumer<Throwable> faults) throws IOException {
    RecordingStream stream = (RecordingStream) requireNonNull(PlatformThread.call(NEW_STREAM));
    FlightRecorder recorder = new FlightRecorder(stream);
    stream.enable(SAMPLE).withPeriod(Duration.ofNanos(StackSampler.PERIOD_NANOS));
    stream.enable(Clock.class);
    // Ours, for people's recordings: enabled unless somebody says otherwise.
    stream.disable("hotpath.Request");
    stream.disable("hotpath.MongoCommand");
    stream.onEvent(SAMPLE, event -> take(event, paths, samples));
    stream.onEvent(Clock.class.getAnnotation(Name.class).value(), recorder::readTime);
    stream.onError(faults);
    try {
      PlatformThread.call(START.bindTo(stream));
      return recorder;
    } catch (IOException e) {
      stream.close();
      throw e;
    }
  }

  private static void take(RecordedEvent event, StackPaths paths, Consumer<Sample> samples) {
    RecordedThread thread = event.getThread("sampledThread");
    RecordedStackTrace stack = event.getStackTrace();
    StackPaths.Path path = thread == null || stack == null ? null : paths.of(stack);
    if (path != null) {
      samples.accept(
          new Sample(thread.getJavaThreadId(), nanos(event), path.methods(), path.filter()));
    }
  }

  private static long nanos(RecordedEvent event) {
    Instant time = event.getStartTime();
    return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
  }

  private void readTime(RecordedEvent event) {
    long monotonic = event.getLong("monotonicNanos");
    lead = nanos(event) - monotonic;
    heardNanos = monotonic;
    knowsTime = true;
  }

  /** To be called often. */
  void sayTime() {
    if (System.nanoTime() - saidNanos >= SAY_TIME_NANOS) {
      sayTimeNow();
    }
  }

  private void sayTimeNow() {
    Clock clock = new Clock();
    saidNanos = System.nanoTime();
    clock.monotonicNanos = saidNanos;
    clock.commit();
  }

  /** Whether the two clocks have been compared. */
  boolean knowsTime() {
    return knowsTime;
  }

  /** Of the recorder's clock before the monotonic one, as compared last. */
  long lead() {
    return lead;
  }

  /** Waits until everything that has happened by now has come. */
  void awaitSamples(long timeoutMillis) {
    sayTimeNow();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    try {
      while (heardNanos - saidNanos < 0 && System.nanoTime() - end < 0) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stream.close();
  }
}
