package io.hotpath.text;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.RequestProfile;
import io.hotpath.profile.RouteProfile;
import io.hotpath.profile.TimeParts;
import java.io.IOException;
import java.util.Map;
import java.util.StringJoiner;

/** One route or one request: its figures, its methods, their callers, the tree. */
final class RouteText {

  private final MethodText methods;

  RouteText(TopOptions options) {
    methods = new MethodText(options);
  }

  void write(RouteProfile route, Lines lines) throws IOException {
    writeHead(route, lines);
    lines.blank();
    if (route.sampledTree() == null || !route.tree().children().isEmpty()) {
      writeCalls(route.tree(), route.requests(), lines);
    }
    writeSampled(route, lines);
    writeSlowest(route, lines);
  }

  /** The methods and the tree that samples saw; nothing where there are none. */
  void writeSampled(RouteProfile route, Lines lines) throws IOException {
    CallNode sampled = route.sampledTree();
    if (sampled != null) {
      methods.writeSamples(MethodTable.of(sampled), sampled.calls(), lines);
      TreeText.writeSampled(sampled, lines);
    }
  }

  void write(RequestProfile request, Lines lines) throws IOException {
    lines.add(
        "Request %s, %s, at %s UTC: wall %s ms, status %s%s%s",
        TerminalText.escape(request.id()),
        TerminalText.escape(request.route()),
        Figures.utc(request.startMillis()),
        Figures.millis(request.wallNanos()),
        status(request),
        request.failure() == null ? "" : ", failed by " + TerminalText.escape(request.failure()),
        request.partial() ? ", partial: cut while it ran" : "");
    lines.add(
        "CPU %s, allocated %s, sent %s",
        request.cpuNanos() < 0 ? "unknown" : Figures.millis(request.cpuNanos()) + " ms",
        request.allocatedBytes() < 0 ? "unknown" : Figures.bytes(request.allocatedBytes()),
        request.sentBytes() < 0 ? "unknown" : Figures.bytes(request.sentBytes()));
    lines.blank();
    writeCalls(request.tree(), 1, lines);
  }

  private void writeCalls(CallNode tree, long requests, Lines lines) throws IOException {
    MethodTable table = MethodTable.of(tree);
    methods.writeMethods(table, lines);
    if (!tree.children().isEmpty()) {
      methods.writeCallers(table, lines);
      TreeText.write(tree, requests, lines);
    }
  }

  private static void writeHead(RouteProfile route, Lines lines) throws IOException {
    lines.add(
        "Route %s: %s, %s, %d partial; %s",
        TerminalText.escape(route.route()),
        Figures.count(route.requests(), "request", "requests"),
        Figures.count(route.errors(), "error", "errors"),
        route.partial(),
        statuses(route));
    lines.add(
        "wall ms: p50 %s, p95 %s, p99 %s, max %s, mean %s",
        Figures.millis(route.percentileNanos(50)),
        Figures.millis(route.percentileNanos(95)),
        Figures.millis(route.percentileNanos(99)),
        Figures.millis(route.maxNanos()),
        Figures.millis((double) route.wallNanos() / Math.max(1, route.requests())));
    long cpu = route.cpuRequests();
    long allocated = route.allocatedRequests();
    long sent = route.sentRequests();
    lines.add(
        "a request: CPU %s, allocated %s, sent %s",
        cpu == 0
            ? "unknown"
            : Figures.millis((double) route.cpuNanos() / cpu) + " ms" + known(route, cpu),
        allocated == 0
            ? "unknown"
            : Figures.bytes((double) route.allocatedBytes() / allocated) + known(route, allocated),
        sent == 0
            ? "unknown"
            : Figures.bytes((double) route.sentBytes() / sent) + known(route, sent));
    writeParts(route, TimeParts.of(route), lines);
    writeQueries(route, lines);
    writeLogging(route, lines);
  }

  private static void writeParts(RouteProfile route, TimeParts parts, Lines lines)
      throws IOException {
    if (parts.looks() > 0) {
      double requests = Math.max(1, route.requests());
      lines.add(
          "of its time ms: running ~%s, MongoDB %s, logging %s, locks ~%s, other waits ~%s;"
              + " GC pauses ~%s (%s)",
          Figures.millis(parts.runningNanos() / requests),
          Figures.millis(parts.mongoNanos() / requests),
          Figures.millis(parts.logNanos() / requests),
          Figures.millis(parts.lockNanos() / requests),
          Figures.millis(parts.waitNanos() / requests),
          Figures.millis(parts.gcNanos() / requests),
          Figures.count(parts.looks(), "look", "looks"));
    }
  }

  private static void writeQueries(RouteProfile route, Lines lines) throws IOException {
    if (!route.queries().isEmpty()) {
      lines.add(
          "MongoDB: %s operations a request, %s s (%s)",
          Figures.perRequest(route.queries().operations(), route.requests()),
          Figures.seconds(route.queries().nanos()),
          Figures.share(route.queries().nanos(), route.wallNanos()));
    }
  }

  private static void writeLogging(RouteProfile route, Lines lines) throws IOException {
    if (route.statements().emitted() > 0) {
      lines.add(
          "logging: %s events a request, %s s (%s)",
          Figures.perRequest(route.statements().emitted(), route.requests()),
          Figures.seconds(route.statements().emitterNanos()),
          Figures.share(route.statements().emitterNanos(), route.wallNanos()));
    }
  }

  private static String known(RouteProfile route, long requests) {
    return requests == route.requests() ? "" : " (mean of " + requests + ")";
  }

  private static String statuses(RouteProfile route) {
    if (route.statuses().isEmpty()) {
      return "no status";
    }
    StringJoiner statuses = new StringJoiner(", ", "status ", "");
    for (Map.Entry<Integer, Long> status : route.statuses().entrySet()) {
      statuses.add((status.getKey() == 0 ? "none" : status.getKey()) + ": " + status.getValue());
    }
    return statuses.toString();
  }

  private static void writeSlowest(RouteProfile route, Lines lines) throws IOException {
    if (route.slowest().isEmpty()) {
      return;
    }
    lines.add("   Slowest requests:");
    lines.blank();
    lines.add("    wall ms  status  start (UTC)              id");
    for (RequestProfile request : route.slowest()) {
      lines.add(
          "%11s %7s  %s  %s%s%s",
          Figures.millis(request.wallNanos()),
          status(request),
          Figures.utc(request.startMillis()),
          TerminalText.escape(request.id()),
          request.failure() == null ? "" : "  " + TerminalText.escape(request.failure()),
          request.partial() ? "  (partial)" : "");
    }
    lines.blank();
  }

  private static String status(RequestProfile request) {
    return request.status() == 0 ? "none" : Integer.toString(request.status());
  }
}
