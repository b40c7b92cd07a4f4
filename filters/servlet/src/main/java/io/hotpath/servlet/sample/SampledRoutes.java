package io.hotpath.servlet.sample;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Profile;
import io.hotpath.profile.RequestProfile;
import io.hotpath.profile.RouteProfile;
import io.hotpath.recorder.Sink;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The sampled tree of each route since the start, for pages that show it: a single request has too
 * few samples. Written by the sinks' thread, read by request threads, one at a time. Bound: {@link
 * #MAX_NODES} positions; beyond it all are forgotten and the collection starts over.
 */
public final class SampledRoutes implements Sink {

  static final int MAX_NODES = 50_000;

  private final Map<String, RouteProfile> routes = new HashMap<>();
  private int nodes;

  @Override
  public synchronized void window(Profile window) {
    window.routes().forEach(this::add);
    if (nodes > MAX_NODES) {
      routes.clear();
      nodes = 0;
    }
  }

  private void add(String name, RouteProfile route) {
    CallNode sampled = route.sampledTree();
    if (sampled != null) {
      CallNode tree = routes.computeIfAbsent(name, RouteProfile::new).sampledTreeToFill();
      nodes -= tree.size();
      tree.addTree(sampled);
      nodes += tree.size();
    }
  }

  @Override
  public void request(RequestProfile request) {}

  /** What is known of a route as text; empty for nothing. */
  public synchronized String show(String route, Function<RouteProfile, String> how) {
    RouteProfile known = routes.get(route);
    return known == null ? "" : how.apply(known);
  }
}
