package io.hotpath.profile;

import java.util.Map;
import java.util.TreeMap;

/**
 * What one log statement cost in one place (a route). An emission is an event that reached the
 * appenders; what they and their filters did with it is in the bytes.
 *
 * <p>Emissions, repeats, requests and bytes are exact. {@link #suppressed} and {@link #guards} are
 * estimates: calls are counted in slices of the time only. Units: nanoseconds, bytes. Confined to
 * one thread.
 */
public final class StatementStats {

  /** Lines kept, the alphabetically first (so that merging stays associative). */
  public static final int MAX_CALLERS = 16;

  private final TreeMap<Method, Long> callers = new TreeMap<>();
  long emitted;
  long requests;
  long repeats;
  long suppressed;
  long guards;
  long bytes;
  long nanos;
  long enqueueNanos;
  long writeNanos;

  /** Events that reached the appenders. */
  public long emitted() {
    return emitted;
  }

  /** Requests that emitted it at least once; 0 outside of routes. */
  public long requests() {
    return requests;
  }

  /** Emissions with the same values as the one before. */
  public long repeats() {
    return repeats;
  }

  /** Calls that wrote nothing because of the level; an estimate. */
  public long suppressed() {
    return suppressed;
  }

  /** Questions whether the level is enabled, answered with no; an estimate. */
  public long guards() {
    return guards;
  }

  /** Bytes that appenders wrote to files, consoles and sockets. */
  public long bytes() {
    return bytes;
  }

  /** Time in appenders on the emitting thread, waiting for their locks included. */
  public long nanos() {
    return nanos;
  }

  /** Time to hand events to other threads that write them. */
  public long enqueueNanos() {
    return enqueueNanos;
  }

  /** Time of those other threads in appenders. */
  public long writeNanos() {
    return writeNanos;
  }

  /** What the emitting threads paid: in appenders, or to hand over. */
  public long emitterNanos() {
    return Sum.of(nanos, enqueueNanos);
  }

  /**
   * Lines of the application that logged, with how often they were seen: a sample. The method's
   * line is the line of the call.
   */
  public Map<Method, Long> callers() {
    return callers;
  }

  /**
   * Counts emissions.
   *
   * @param appenders time in appenders
   * @param enqueue time to hand over
   */
  public void addEmissions(long count, long repeated, long appenders, long enqueue) {
    emitted = Sum.of(emitted, count);
    repeats = Sum.of(repeats, repeated);
    nanos = Sum.of(nanos, appenders);
    enqueueNanos = Sum.of(enqueueNanos, enqueue);
  }

  /** Counts a request that emitted it. */
  public void countRequest() {
    requests = Sum.of(requests, 1);
  }

  /**
   * Counts what was written.
   *
   * @param elsewhere time of a thread that only writes
   */
  public void addWritten(long written, long elsewhere) {
    bytes = Sum.of(bytes, written);
    writeNanos = Sum.of(writeNanos, elsewhere);
  }

  /** Counts calls that the level kept from being written. */
  public void addSuppressed(long calls, long questions) {
    suppressed = Sum.of(suppressed, calls);
    guards = Sum.of(guards, questions);
  }

  /** What was counted in slices of the time becomes an estimate for all of it. */
  public void scaleSampled(double factor) {
    suppressed = Math.round(Math.max(0, suppressed) * factor);
    guards = Math.round(Math.max(0, guards) * factor);
  }

  public void addCaller(Method caller, long seen) {
    callers.merge(caller, seen, Sum::of);
    if (callers.size() > MAX_CALLERS) {
      callers.pollLastEntry();
    }
  }

  /** Adds another measurement of the same statement. The other stays as it is. */
  public void add(StatementStats other) {
    addEmissions(other.emitted, other.repeats, other.nanos, other.enqueueNanos);
    requests = Sum.of(requests, other.requests);
    addWritten(other.bytes, other.writeNanos);
    addSuppressed(other.suppressed, other.guards);
    other.callers.forEach(this::addCaller);
  }
}
