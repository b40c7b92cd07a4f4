package io.hotpath.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.jspecify.annotations.Nullable;

/** Everything a profile says, in an order that does not depend on how it was put together. */
final class Canonical {

  private final StringBuilder text = new StringBuilder();
  private boolean requests = true;

  static String text(Profile profile) {
    Canonical canonical = new Canonical();
    canonical.add(profile);
    return canonical.text.toString();
  }

  /** What a window's line says: the slowest requests are lines of their own. */
  static String windowText(Profile profile) {
    Canonical canonical = new Canonical();
    canonical.requests = false;
    canonical.add(profile);
    return canonical.text.toString();
  }

  static String text(RequestProfile request) {
    Canonical canonical = new Canonical();
    canonical.add(request);
    return canonical.text.toString();
  }

  private void add(Profile profile) {
    line("instances", profile.instances(), profile.windows());
    line("span", profile.startMillis(), profile.endMillis());
    line("losses", profile.losses());
    line("faults", profile.faults());
    line("woven", profile.wovenClasses(), profile.wovenMethods());
    line("cost", profile.probeNanos(), profile.threadNanos());
    profile.skipped().forEach((reason, s) -> line("skipped", reason, s.count(), s.names()));
    profile.routes().values().forEach(this::add);
    profile.elsewhere().forEach(this::add);
    profile.statementsElsewhere().forEach(this::add);
    line("collections", profile.collections());
    line("plans", profile.plans());
  }

  private void add(String place, QueryTable queries) {
    queries
        .all()
        .forEach(
            (query, stats) -> {
              line(place, query, stats.operations(), stats.commands(), stats.statements());
              line("times", stats.nanos(), stats.maxNanos(), buckets(stats.micros()));
              line("wall", stats.wallNanos(), stats.wallOperations());
              line("pool", stats.poolNanos(), stats.poolOperations());
              line("replies", stats.returned(), stats.modified(), stats.replyBytes());
              line("in", stats.longestIn(), stats.varying(), stats.duplicates());
              line("failures", stats.failures(), stats.callers());
            });
  }

  private void add(String place, StatementTable statements) {
    statements
        .all()
        .forEach(
            (statement, stats) -> {
              line(place, statement, stats.emitted(), stats.requests(), stats.repeats());
              line("calls", stats.suppressed(), stats.guards(), stats.bytes());
              line("times", stats.nanos(), stats.enqueueNanos(), stats.writeNanos());
              line("callers", stats.callers());
            });
  }

  private void add(RouteProfile route) {
    line("route", route.route(), route.requests(), route.errors(), route.partial());
    line("statuses", route.statuses());
    line("wall", route.wallNanos(), route.maxNanos());
    line("cpu", route.cpuNanos(), route.cpuRequests());
    line("allocated", route.allocatedBytes(), route.allocatedRequests());
    line("sent", route.sentBytes(), route.sentRequests());
    line("latency", buckets(route.latencyMicros()));
    add("queries", route.queries());
    add("statements", route.statements());
    add("tree", route.tree());
    add("sampled", route.sampledTree());
    if (requests) {
      route.slowest().forEach(this::add);
    }
  }

  static List<String> buckets(Histogram histogram) {
    List<String> buckets = new ArrayList<>();
    for (HistogramIterationValue bucket : histogram.recordedValues()) {
      buckets.add(bucket.getValueIteratedTo() + "x" + bucket.getCountAddedInThisIterationStep());
    }
    return buckets;
  }

  private void add(RequestProfile request) {
    line("request", request.id(), request.route(), request.startMillis(), request.status());
    line("failure", request.failure(), request.partial());
    line("costs", request.wallNanos(), request.cpuNanos());
    line("bytes", request.allocatedBytes(), request.sentBytes());
    add("tree", request.tree());
  }

  private void add(String name, @Nullable CallNode node) {
    if (node == null) {
      line(name, "none");
      return;
    }
    line(name, node.method(), node.calls(), node.foldedCalls(), node.totalNanos());
    TreeMap<Method, CallNode> sorted = new TreeMap<>();
    node.children().forEach(child -> sorted.put(child.method(), child));
    sorted.values().forEach(child -> add(name + ">", child));
  }

  private void line(@Nullable Object... values) {
    for (Object value : values) {
      text.append(value).append(' ');
    }
    text.append('\n');
  }
}
