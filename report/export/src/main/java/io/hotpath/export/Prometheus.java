package io.hotpath.export;

import io.hotpath.profile.Latencies;
import io.hotpath.profile.Loss;
import io.hotpath.profile.Profile;
import io.hotpath.profile.RouteProfile;
import io.hotpath.text.TerminalText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Totals and a latency histogram of each route, in the text format that Prometheus scrapes. */
final class Prometheus {

  /** Upper edges in seconds; those that Prometheus' clients have by default, and one finer. */
  private static final double[] EDGES = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
  };

  private final Writer out;
  private final List<RouteProfile> routes;

  private Prometheus(List<RouteProfile> routes, Writer out) {
    this.routes = routes;
    this.out = out;
  }

  static void write(Profile profile, List<RouteProfile> routes, OutputStream out)
      throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    new Prometheus(routes, text).write(profile);
    text.flush();
  }

  private void write(Profile profile) throws IOException {
    head("hotpath_request_seconds", "histogram", "Wall time of requests.");
    for (RouteProfile route : routes) {
      writeLatencies(route);
    }
    counters("hotpath_request_errors_total", "Requests that failed.", RouteProfile::errors);
    counters(
        "hotpath_request_cpu_seconds_total",
        "CPU time of requests, estimated where it is known of some.",
        route -> route.cpuNanosOfAll() / 1e9);
    counters(
        "hotpath_request_allocated_bytes_total",
        "Memory allocated by requests, where it is known.",
        RouteProfile::allocatedBytes);
    counters(
        "hotpath_request_sent_bytes_total",
        "Body bytes of answers, where they are known.",
        RouteProfile::sentBytes);
    counters(
        "hotpath_mongodb_operations_total",
        "Database operations of requests.",
        route -> route.queries().operations());
    counters(
        "hotpath_mongodb_seconds_total",
        "Time of database operations of requests.",
        route -> route.queries().nanos() / 1e9);
    writeOwn(profile);
  }

  private void writeOwn(Profile profile) throws IOException {
    head("hotpath_own_seconds_total", "counter", "What measuring cost.");
    sample("hotpath_own_seconds_total", "{by=\"probes\"}", profile.probeNanos() / 1e9);
    sample("hotpath_own_seconds_total", "{by=\"threads\"}", profile.threadNanos() / 1e9);
    head("hotpath_lost_total", "counter", "What limits left out, by kind.");
    for (Map.Entry<Loss, Long> loss : profile.losses().entrySet()) {
      sample("hotpath_lost_total", "{kind=\"" + loss.getKey() + "\"}", (double) loss.getValue());
    }
  }

  private void writeLatencies(RouteProfile route) throws IOException {
    long[] pairs = Latencies.pairs(route.latencyMicros());
    String label = "route=\"" + escape(route.route()) + "\"";
    double requests = (double) route.requests();
    int at = 0;
    double count = 0;
    for (double edge : EDGES) {
      while (at < pairs.length && pairs[at] <= edge * 1e6) {
        count += pairs[at + 1];
        at += 2;
      }
      sample("hotpath_request_seconds_bucket", "{" + label + ",le=\"" + edge + "\"}", count);
    }
    sample("hotpath_request_seconds_bucket", "{" + label + ",le=\"+Inf\"}", requests);
    sample("hotpath_request_seconds_sum", "{" + label + "}", route.wallNanos() / 1e9);
    sample("hotpath_request_seconds_count", "{" + label + "}", requests);
  }

  private void counters(String name, String help, ToDoubleFunction<RouteProfile> figure)
      throws IOException {
    head(name, "counter", help);
    for (RouteProfile route : routes) {
      sample(name, "{route=\"" + escape(route.route()) + "\"}", figure.applyAsDouble(route));
    }
  }

  private void head(String name, String type, String help) throws IOException {
    out.write("# HELP " + name + " " + help + "\n# TYPE " + name + " " + type + "\n");
  }

  private void sample(String name, String labels, double value) throws IOException {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    out.write(name + labels + " " + (whole ? Long.toString((long) value) : value) + "\n");
  }

  private static String escape(String text) {
    return TerminalText.escape(text).replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
