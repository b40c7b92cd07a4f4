package io.hotpath.profile;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/**
 * What one kind of query cost in one place (a route). An operation is what the application asked
 * for; it takes one command or several: further batches, retries, parts of a large write.
 *
 * <p>Units: nanoseconds, bytes. Confined to one thread.
 */
public final class QueryStats {

  /** Lines kept, the alphabetically first (so that merging stays associative). */
  public static final int MAX_CALLERS = 16;

  /** Different failures kept, likewise. */
  public static final int MAX_FAILURES = 16;

  private static final int LATENCY_DIGITS = 2;

  private final Histogram micros = new PackedHistogram(LATENCY_DIGITS);
  private final TreeMap<String, Long> failures = new TreeMap<>();
  private final TreeMap<Method, Long> callers = new TreeMap<>();
  long operations;
  long commands;
  long statements;
  long nanos;
  long maxNanos;
  long wallNanos;
  long wallOperations;
  long poolNanos;
  long poolOperations;
  long returned;
  long modified;
  long replyBytes;
  long longestIn;
  Repeats varying = Repeats.NONE;
  Repeats duplicates = Repeats.NONE;

  /** What the application asked for. */
  public long operations() {
    return operations;
  }

  /** Round trips to the server. */
  public long commands() {
    return commands;
  }

  /** Documents inserted, or statements of updates and deletes; operations where there are none. */
  public long statements() {
    return statements;
  }

  /** Failed commands by code and name, {@code 11000 DuplicateKey}. */
  public Map<String, Long> failures() {
    return failures;
  }

  /** Time of the commands, from the request sent to the reply read, by the driver's clock. */
  public long nanos() {
    return nanos;
  }

  /** The longest operation, exact. */
  public long maxNanos() {
    return maxNanos;
  }

  /** Time of operations in microseconds, to two digits. */
  public Histogram micros() {
    return micros;
  }

  /** Time below which the given share of operations stayed, to two digits. */
  public long percentileNanos(double percentile) {
    long found = operations == 0 ? 0 : micros.getValueAtPercentile(percentile);
    return Math.min(maxNanos, found * 1000);
  }

  /** Time the application waited in the driver for {@link #wallOperations} operations. */
  public long wallNanos() {
    return wallNanos;
  }

  public long wallOperations() {
    return wallOperations;
  }

  /** Wait for a connection of the pool, by {@link #poolOperations} operations. */
  public long poolNanos() {
    return poolNanos;
  }

  public long poolOperations() {
    return poolOperations;
  }

  /** Documents in replies. */
  public long returned() {
    return returned;
  }

  /** Documents inserted, changed or deleted, as the server counted them. */
  public long modified() {
    return modified;
  }

  public long replyBytes() {
    return replyBytes;
  }

  /** The longest {@code $in} seen. */
  public long longestIn() {
    return longestIn;
  }

  /**
   * Lines of the application that asked, with how often they were seen: a sample, taken at the 1st,
   * 2nd, 4th, 8th ... use in a process. The method's line is the line of the call.
   */
  public Map<Method, Long> callers() {
    return callers;
  }

  /** Asked five times or more in one request with one value that differs: N+1. */
  public Repeats varying() {
    return varying;
  }

  /** Asked again in the same request with the same values. */
  public Repeats duplicates() {
    return duplicates;
  }

  /** Counts an operation that is over; its commands are counted apart. */
  public void countOperation(long operationNanos, long statementsInIt) {
    operations = Sum.of(operations, 1);
    statements = Sum.of(statements, statementsInIt);
    nanos = Sum.of(nanos, operationNanos);
    maxNanos = Math.max(maxNanos, operationNanos);
    micros.recordValue(
        Math.min(RouteProfile.MAX_LATENCY_MICROS, Math.max(0, operationNanos / 1000)));
  }

  /**
   * Counts further time of an operation that was counted before: batches of its cursor. Percentiles
   * stay those of the time until it was counted.
   *
   * @param soFar of the operation with this, as far as it is known
   */
  public void addNanos(long more, long soFar) {
    nanos = Sum.of(nanos, more);
    maxNanos = Math.max(maxNanos, soFar);
  }

  public void addCommands(long more) {
    commands = Sum.of(commands, more);
  }

  public void addReplies(long documents, long changed, long bytes) {
    returned = Sum.of(returned, documents);
    modified = Sum.of(modified, changed);
    replyBytes = Sum.of(replyBytes, bytes);
  }

  public void addWall(long wall) {
    wallNanos = Sum.of(wallNanos, wall);
    wallOperations = Sum.of(wallOperations, 1);
  }

  public void addPoolWait(long wait) {
    poolNanos = Sum.of(poolNanos, wait);
    poolOperations = Sum.of(poolOperations, 1);
  }

  public void sawIn(long length) {
    longestIn = Math.max(longestIn, length);
  }

  public void addFailure(String codeAndName, long count) {
    failures.merge(codeAndName, count, Sum::of);
    if (failures.size() > MAX_FAILURES) {
      failures.pollLastEntry();
    }
  }

  public void addCaller(Method caller, long seen) {
    callers.merge(caller, seen, Sum::of);
    if (callers.size() > MAX_CALLERS) {
      callers.pollLastEntry();
    }
  }

  public void addVarying(Repeats repeats) {
    varying = varying.plus(repeats);
  }

  public void addDuplicates(Repeats repeats) {
    duplicates = duplicates.plus(repeats);
  }

  /** Adds another measurement of the same query. The other stays as it is. */
  public void add(QueryStats other) {
    operations = Sum.of(operations, other.operations);
    commands = Sum.of(commands, other.commands);
    statements = Sum.of(statements, other.statements);
    nanos = Sum.of(nanos, other.nanos);
    maxNanos = Math.max(maxNanos, other.maxNanos);
    wallNanos = Sum.of(wallNanos, other.wallNanos);
    wallOperations = Sum.of(wallOperations, other.wallOperations);
    poolNanos = Sum.of(poolNanos, other.poolNanos);
    poolOperations = Sum.of(poolOperations, other.poolOperations);
    addReplies(other.returned, other.modified, other.replyBytes);
    longestIn = Math.max(longestIn, other.longestIn);
    varying = varying.plus(other.varying);
    duplicates = duplicates.plus(other.duplicates);
    other.failures.forEach(this::addFailure);
    other.callers.forEach(this::addCaller);
    Latencies.add(micros, other.micros);
  }
}
