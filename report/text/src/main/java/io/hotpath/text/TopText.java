package io.hotpath.text;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Profile;
import io.hotpath.profile.QueryTotal;
import io.hotpath.profile.RequestProfile;
import io.hotpath.profile.RouteProfile;
import io.hotpath.profile.Sum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;

/**
 * The top report as text: where the time of requests goes, in the words and columns of Python's
 * pstats, and below it the call tree.
 *
 * <p>The command line writes a {@link #write whole profile}, agent and filters log {@link
 * #hotPaths}, and the filter shows a {@link #request} inside the page. Every line is one record:
 * nothing from a profile can break it. Immutable and thread-safe, as long as nobody changes the
 * profile meanwhile. Tables have at most {@link TopOptions#limit} rows and trees about a hundred
 * positions; what is left out is said.
 */
public final class TopText {

  private static final int MAX_ROUTES_LOGGED = 10;

  private static final Comparator<RouteProfile> DEAREST =
      Comparator.comparingLong(RouteProfile::wallNanos)
          .reversed()
          .thenComparing(RouteProfile::route);

  private final TopOptions options;
  private final RouteText routeText;

  public TopText(TopOptions options) {
    this.options = options;
    this.routeText = new RouteText(options);
  }

  /**
   * Writes an overview of the routes, each route by falling time, and the foot.
   *
   * @throws IOException when {@code out} throws it
   */
  public void write(Profile profile, Appendable out) throws IOException {
    Lines lines = new Lines(out);
    List<RouteProfile> routes = routes(profile);
    if (routes.isEmpty()) {
      lines.add("No requests%s.", options.route() == null ? "" : " of such a route");
      lines.blank();
    } else {
      writeRoutes(routes, options.limit(), lines);
    }
    for (RouteProfile route : routes.subList(0, Math.min(routes.size(), options.limit()))) {
      lines.add("-".repeat(80));
      routeText.write(route, lines);
    }
    lines.add("-".repeat(80));
    FootText.write(profile, lines);
  }

  /**
   * All routes together in one compact block, for a log: methods, routes, hot paths, queries,
   * losses.
   */
  public String hotPaths(Profile profile) {
    return text(
        lines -> {
          List<RouteProfile> routes = routes(profile);
          lines.add("Hotpath: %s", FootText.measured(profile));
          lines.blank();
          if (!routes.isEmpty()) {
            writeMethods(routes, lines);
            writeRoutes(routes, Math.min(MAX_ROUTES_LOGGED, options.limit()), lines);
            HotPaths.write(routes, lines);
            HotQueries.write(QueryTotal.of(profile, options::shows), wallNanos(routes), lines);
          }
          FootText.writeTrust(profile, lines);
        });
  }

  /** One request: its figures, methods, callers and tree. */
  public String request(RequestProfile request) {
    return text(lines -> routeText.write(request, lines));
  }

  /** What samples saw of one route; empty without samples. */
  public String sampled(RouteProfile route) {
    return text(lines -> routeText.writeSampled(route, lines));
  }

  private interface Body {
    void writeTo(Lines lines) throws IOException;
  }

  private static String text(Body body) {
    StringBuilder text = new StringBuilder(4096);
    try {
      body.writeTo(new Lines(text));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text.toString();
  }

  private List<RouteProfile> routes(Profile profile) {
    return profile.routes().values().stream()
        .filter(route -> options.shows(route.route()))
        .sorted(DEAREST)
        .toList();
  }

  private void writeMethods(List<RouteProfile> routes, Lines lines) throws IOException {
    MethodText methods = new MethodText(options);
    List<CallNode> sampled =
        routes.stream().map(RouteProfile::sampledTree).filter(tree -> tree != null).toList();
    if (sampled.isEmpty() || routes.stream().anyMatch(r -> !r.tree().children().isEmpty())) {
      methods.writeMethods(MethodTable.of(routes.stream().map(RouteProfile::tree).toList()), lines);
    }
    if (!sampled.isEmpty()) {
      long samples = sampled.stream().mapToLong(CallNode::calls).reduce(0, Sum::of);
      methods.writeSamples(MethodTable.of(sampled), samples, lines);
    }
  }

  private static double wallNanos(List<RouteProfile> routes) {
    return routes.stream().mapToDouble(RouteProfile::wallNanos).sum();
  }

  private static void writeRoutes(List<RouteProfile> routes, int limit, Lines lines)
      throws IOException {
    double wall = wallNanos(routes);
    boolean queries = routes.stream().anyMatch(route -> !route.queries().isEmpty());
    boolean logs = routes.stream().anyMatch(route -> route.statements().emitted() > 0);
    lines.add(
        " requests  errors     p50 ms     p99 ms     max ms   share"
            + (queries ? "  ops/req MongoDB" : "")
            + (logs ? " logs/req logging" : "")
            + "  route");
    for (RouteProfile route : routes.subList(0, Math.min(routes.size(), limit))) {
      lines.add(
          "%9d %7d %10s %10s %10s %7s%s%s  %s",
          route.requests(),
          route.errors(),
          Figures.millis(route.percentileNanos(50)),
          Figures.millis(route.percentileNanos(99)),
          Figures.millis(route.maxNanos()),
          Figures.share((double) route.wallNanos(), wall),
          queries ? " " + queryFigures(route) : "",
          logs ? " " + logFigures(route) : "",
          TerminalText.escape(route.route()));
    }
    lines.reduced(routes.size(), limit);
    lines.blank();
  }

  private static String logFigures(RouteProfile route) {
    if (route.statements().emitted() == 0) {
      return Figures.format("%8s %7s", "", "");
    }
    return Figures.format(
        "%8s %7s",
        Figures.perRequest(route.statements().emitted(), route.requests()),
        Figures.share(route.statements().emitterNanos(), route.wallNanos()));
  }

  private static String queryFigures(RouteProfile route) {
    if (route.queries().isEmpty()) {
      return Figures.format("%8s %7s", "", "");
    }
    return Figures.format(
        "%8s %7s",
        Figures.perRequest(route.queries().operations(), route.requests()),
        Figures.share(route.queries().nanos(), route.wallNanos()));
  }
}
