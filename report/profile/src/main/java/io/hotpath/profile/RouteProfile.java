package io.hotpath.profile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;
import org.jspecify.annotations.Nullable;

/**
 * All requests of one route: exact sums, the latency histogram, the merged call tree and the
 * slowest requests. Sums of CPU, allocation and bytes come with the number of requests that had
 * them.
 */
public final class RouteProfile {

  /** Whole requests kept for a route, the slowest. */
  public static final int MAX_SLOWEST = 5;

  /** Two significant digits from 1 us on; packed, so that thousands of routes fit. */
  private static final int LATENCY_DIGITS = 2;

  /** Latencies beyond a day count as a day. */
  static final long MAX_LATENCY_MICROS = 86_400_000_000L;

  private final String route;
  private final Histogram latencyMicros = new PackedHistogram(LATENCY_DIGITS);
  private final Map<Integer, Long> statuses = new TreeMap<>();
  private final CallNode tree = CallNode.root();
  private @Nullable CallNode sampledTree;
  private final QueryTable queries = new QueryTable();
  private final StatementTable statements = new StatementTable();
  private final List<RequestProfile> slowest = new ArrayList<>();
  long requests;
  long errors;
  long partial;
  long wallNanos;
  long maxNanos;
  long cpuNanos;
  long cpuRequests;
  long allocatedBytes;
  long allocatedRequests;
  long sentBytes;
  long sentRequests;
  long gcNanos;

  public RouteProfile(String route) {
    this.route = route;
  }

  public String route() {
    return route;
  }

  public long requests() {
    return requests;
  }

  /** Requests that ended with a status from 500 on, or by an exception. */
  public long errors() {
    return errors;
  }

  /** Requests that were cut while they still ran. */
  public long partial() {
    return partial;
  }

  /** Requests by HTTP status. */
  public Map<Integer, Long> statuses() {
    return statuses;
  }

  public long wallNanos() {
    return wallNanos;
  }

  /** The longest request, exact. */
  public long maxNanos() {
    return maxNanos;
  }

  /** CPU time of {@link #cpuRequests} requests. */
  public long cpuNanos() {
    return cpuNanos;
  }

  public long cpuRequests() {
    return cpuRequests;
  }

  /** CPU time of all requests, estimated from those where it is known; 0 where it is of none. */
  public long cpuNanosOfAll() {
    return cpuRequests == 0 ? 0 : Math.round(cpuNanos * ((double) requests / cpuRequests));
  }

  /** Bytes allocated by {@link #allocatedRequests} requests. */
  public long allocatedBytes() {
    return allocatedBytes;
  }

  public long allocatedRequests() {
    return allocatedRequests;
  }

  /** Body bytes of {@link #sentRequests} answers. */
  public long sentBytes() {
    return sentBytes;
  }

  public long sentRequests() {
    return sentRequests;
  }

  /** Of {@link #wallNanos}, while garbage collection stopped all threads; estimated. */
  public long gcNanos() {
    return gcNanos;
  }

  /** Wall time of the requests in microseconds, to two digits. */
  public Histogram latencyMicros() {
    return latencyMicros;
  }

  /** Wall time below which the given share of requests ended, to two digits; 0 without requests. */
  public long percentileNanos(double percentile) {
    long micros = requests == 0 ? 0 : latencyMicros.getValueAtPercentile(percentile);
    return Math.min(maxNanos, micros * 1000);
  }

  /** Exact calls of woven methods; the root is the request. */
  public CallNode tree() {
    return tree;
  }

  /** Calls seen by sampling, for installations without the agent; null without samples. */
  public @Nullable CallNode sampledTree() {
    return sampledTree;
  }

  /** The sampled tree to add to; made if it is not there. */
  public CallNode sampledTreeToFill() {
    if (sampledTree == null) {
      sampledTree = CallNode.root();
    }
    return sampledTree;
  }

  /** What its requests asked of databases. */
  public QueryTable queries() {
    return queries;
  }

  /** What its requests logged. */
  public StatementTable statements() {
    return statements;
  }

  /** The slowest requests known, slowest first, at most {@link #MAX_SLOWEST}. */
  public List<RequestProfile> slowest() {
    return Collections.unmodifiableList(slowest);
  }

  /**
   * Counts a finished request. Its calls are not added: the caller adds trees where it has them.
   *
   * @param cpu nanoseconds, -1 for unknown; so are the bytes
   */
  public void countRequest(
      int status, boolean error, boolean cut, long wall, long cpu, long allocated, long sent) {
    requests++;
    errors += error ? 1 : 0;
    partial += cut ? 1 : 0;
    statuses.merge(status, 1L, Sum::of);
    wallNanos = Sum.of(wallNanos, wall);
    maxNanos = Math.max(maxNanos, wall);
    latencyMicros.recordValue(Math.min(MAX_LATENCY_MICROS, Math.max(0, wall / 1000)));
    if (cpu >= 0) {
      cpuNanos = Sum.of(cpuNanos, cpu);
      cpuRequests++;
    }
    if (allocated >= 0) {
      allocatedBytes = Sum.of(allocatedBytes, allocated);
      allocatedRequests++;
    }
    if (sent >= 0) {
      sentBytes = Sum.of(sentBytes, sent);
      sentRequests++;
    }
  }

  /** Adds to {@link #gcNanos}. */
  public void countPauses(long nanos) {
    gcNanos = Sum.of(gcNanos, nanos);
  }

  /** Whether a request of this duration would be among the slowest kept. */
  public boolean isSlow(long wall) {
    return slowest.size() < MAX_SLOWEST || wall > slowest.get(MAX_SLOWEST - 1).wallNanos();
  }

  /** Keeps a request if it is among the slowest. The same request is kept once. */
  public void keepSlow(RequestProfile request) {
    int at = Collections.binarySearch(slowest, request, RequestProfile.SLOWEST_FIRST);
    if (at >= 0) {
      return;
    }
    slowest.add(-at - 1, request);
    if (slowest.size() > MAX_SLOWEST) {
      slowest.remove(MAX_SLOWEST);
    }
  }

  /** Adds another measurement of the same route. The other stays as it is. */
  public void add(RouteProfile other) {
    requests = Sum.of(requests, other.requests);
    errors = Sum.of(errors, other.errors);
    partial = Sum.of(partial, other.partial);
    other.statuses.forEach((status, count) -> statuses.merge(status, count, Sum::of));
    wallNanos = Sum.of(wallNanos, other.wallNanos);
    maxNanos = Math.max(maxNanos, other.maxNanos);
    cpuNanos = Sum.of(cpuNanos, other.cpuNanos);
    cpuRequests = Sum.of(cpuRequests, other.cpuRequests);
    allocatedBytes = Sum.of(allocatedBytes, other.allocatedBytes);
    allocatedRequests = Sum.of(allocatedRequests, other.allocatedRequests);
    sentBytes = Sum.of(sentBytes, other.sentBytes);
    sentRequests = Sum.of(sentRequests, other.sentRequests);
    gcNanos = Sum.of(gcNanos, other.gcNanos);
    Latencies.add(latencyMicros, other.latencyMicros);
    queries.add(other.queries);
    statements.add(other.statements);
    tree.addTree(other.tree);
    if (other.sampledTree != null) {
      sampledTreeToFill().addTree(other.sampledTree);
    }
    other.slowest.forEach(this::keepSlow);
  }
}
