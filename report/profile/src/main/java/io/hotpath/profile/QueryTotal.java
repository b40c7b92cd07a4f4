package io.hotpath.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All there is of one query: what it cost wherever it ran, and where that was. Made from a profile
 * for a report, and not to be changed. Confined to one thread.
 *
 * @param stats of all places together
 * @param places by falling time
 */
public record QueryTotal(Query query, QueryStats stats, List<Place> places) {

  private static final Comparator<Place> DEAREST =
      Comparator.comparingLong((Place place) -> place.stats.nanos())
          .reversed()
          .thenComparing(Place::name);

  /**
   * What a query cost in one place.
   *
   * @param name of the route, or {@link Profile#NO_REQUEST}, {@link Profile#UNATTRIBUTED}
   * @param route null outside of requests
   */
  public record Place(String name, QueryStats stats, @Nullable RouteProfile route) {}

  public QueryTotal {
    places = List.copyOf(places);
  }

  /** All queries of the places asked for, ordered as {@link Query}. */
  public static List<QueryTotal> of(Profile profile, Predicate<String> shown) {
    NavigableMap<Query, List<Place>> found = new TreeMap<>();
    for (RouteProfile route : profile.routes().values()) {
      if (shown.test(route.route())) {
        collect(route.route(), route.queries(), route, found);
      }
    }
    for (Map.Entry<String, QueryTable> place : profile.elsewhere().entrySet()) {
      if (shown.test(place.getKey())) {
        collect(place.getKey(), place.getValue(), null, found);
      }
    }
    List<QueryTotal> totals = new ArrayList<>(found.size());
    found.forEach((query, places) -> totals.add(of(query, places)));
    return totals;
  }

  private static void collect(
      String name, QueryTable queries, @Nullable RouteProfile route, Map<Query, List<Place>> into) {
    queries
        .all()
        .forEach(
            (query, stats) ->
                into.computeIfAbsent(query, q -> new ArrayList<>(2))
                    .add(new Place(name, stats, route)));
  }

  private static QueryTotal of(Query query, List<Place> places) {
    QueryStats all = new QueryStats();
    places.forEach(place -> all.add(place.stats));
    places.sort(DEAREST);
    return new QueryTotal(query, all, places);
  }

  /** Time of the operations that ran in requests. */
  public long requestNanos() {
    return places.stream()
        .filter(place -> place.route != null)
        .mapToLong(place -> place.stats.nanos())
        .reduce(0, Sum::of);
  }

  /** Wall time of all requests of the routes in which it ran. */
  public long routesWallNanos() {
    return places.stream()
        .map(Place::route)
        .filter(route -> route != null)
        .mapToLong(RouteProfile::wallNanos)
        .reduce(0, Sum::of);
  }
}
