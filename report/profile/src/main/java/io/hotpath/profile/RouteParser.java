package io.hotpath.profile;

import static io.hotpath.profile.JsonValues.check;
import static io.hotpath.profile.JsonValues.quote;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/** Reads the routes of a window, and refuses those that contradict themselves. */
final class RouteParser {

  private static final Pattern STATUS = Pattern.compile("\\d{1,3}");

  private final JsonValues values;
  private final TreeParser trees;
  private final QueryParser queries;
  private final StatementParser statements;
  private final Profile into;

  RouteParser(
      JsonValues values,
      TreeParser trees,
      QueryParser queries,
      StatementParser statements,
      Profile into) {
    this.values = values;
    this.trees = trees;
    this.queries = queries;
    this.statements = statements;
    this.into = into;
  }

  /** Reads one route into the profile. */
  void parse() throws IOException, DamagedLineException {
    check(values.json.currentToken() == JsonToken.START_OBJECT, "a route is not an object");
    check("route".equals(values.json.nextFieldName()), "a route without its name first");
    values.json.nextToken();
    RouteProfile route = newRoute(values.string());
    values.fields(
        name -> {
          switch (name) {
            case "status" -> statuses(route.statuses());
            case "latencyMicros" -> latencies(values, route.latencyMicros());
            case "queries" -> queries.table(route.queries());
            case "logged" -> statements.table(route.statements());
            case "tree" -> route.tree().addTree(trees.tree());
            case "sampled" -> route.sampledTreeToFill().addTree(trees.tree());
            default -> routeNumber(route, name);
          }
        });
    checkRoute(route);
  }

  private RouteProfile newRoute(String name) throws DamagedLineException {
    check(!name.isEmpty(), "a route without a name");
    if (into.routes().containsKey(name)) {
      throw new DamagedLineException("a route is there twice: " + quote(name));
    }
    return into.route(name);
  }

  /** What cannot be so is said, rather than shown as nonsense. */
  private static void checkRoute(RouteProfile route) throws DamagedLineException {
    long requests = route.requests;
    check(
        route.latencyMicros().getTotalCount() == requests,
        "latencyMicros counts other requests than the route");
    check(
        route.errors <= requests
            && route.partial <= requests
            && route.cpuRequests <= requests
            && route.allocatedRequests <= requests
            && route.sentRequests <= requests,
        "a part of the requests is more than all of them");
    check(route.maxNanos <= route.wallNanos, "the longest request is longer than all of them");
  }

  private void routeNumber(RouteProfile route, String name)
      throws IOException, DamagedLineException {
    switch (name) {
      case "requests" -> route.requests = Sum.of(route.requests, values.number());
      case "errors" -> route.errors = Sum.of(route.errors, values.number());
      case "partial" -> route.partial = Sum.of(route.partial, values.number());
      case "wallNanos" -> route.wallNanos = Sum.of(route.wallNanos, values.number());
      case "maxNanos" -> route.maxNanos = Math.max(route.maxNanos, values.number());
      case "cpuNanos" -> route.cpuNanos = Sum.of(route.cpuNanos, values.number());
      case "cpuRequests" -> route.cpuRequests = Sum.of(route.cpuRequests, values.number());
      case "allocatedBytes" -> route.allocatedBytes = Sum.of(route.allocatedBytes, values.number());
      case "allocatedRequests" ->
          route.allocatedRequests = Sum.of(route.allocatedRequests, values.number());
      case "sentBytes" -> route.sentBytes = Sum.of(route.sentBytes, values.number());
      case "sentRequests" -> route.sentRequests = Sum.of(route.sentRequests, values.number());
      case "gcNanos" -> route.gcNanos = Sum.of(route.gcNanos, values.number());
      default -> values.skip();
    }
  }

  private void statuses(Map<Integer, Long> statuses) throws IOException, DamagedLineException {
    Map<Integer, Long> read = new TreeMap<>();
    values.object(
        name -> {
          if (!STATUS.matcher(name).matches()) {
            throw new DamagedLineException("not an HTTP status: " + quote(name));
          }
          read.put(Integer.valueOf(name), values.number());
        });
    read.forEach((status, count) -> statuses.merge(status, count, Sum::of));
  }

  /** Reads value, count, value, count into an empty histogram. */
  static void latencies(JsonValues values, Histogram into)
      throws IOException, DamagedLineException {
    long[] pairs = values.numbers(100_000);
    check(pairs.length % 2 == 0, "latencies have a value without its count");
    // The largest, which comes last, first: the histogram then grows once.
    for (int i = pairs.length - 2; i >= 0; i -= 2) {
      check(pairs[i] <= RouteProfile.MAX_LATENCY_MICROS, "a latency beyond a day");
      into.recordValueWithCount(pairs[i], pairs[i + 1]);
    }
  }
}
