package io.hotpath.profile;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One log statement in all places together. Immutable as far as its figures are left alone.
 *
 * @param stats of all places
 * @param places where it was called, the one with the most emissions first
 */
public record StatementTotal(Statement statement, StatementStats stats, List<Place> places) {

  /**
   * A route, or all work outside of requests.
   *
   * @param name of the route, {@link Profile#NO_REQUEST} or {@link Profile#UNATTRIBUTED}
   * @param route null where it is none
   */
  public record Place(String name, @Nullable RouteProfile route, StatementStats stats) {}

  private static final Comparator<Place> LOUDEST =
      Comparator.<Place>comparingLong(place -> place.stats.emitted())
          .reversed()
          .thenComparing(Place::name);

  /**
   * The statements of a profile.
   *
   * @param shown names of places that count
   */
  public static List<StatementTotal> of(Profile profile, Predicate<String> shown) {
    NavigableMap<Statement, List<Place>> places = new TreeMap<>();
    for (RouteProfile route : profile.routes().values()) {
      if (shown.test(route.route())) {
        collect(route.statements(), route.route(), route, places);
      }
    }
    profile
        .statementsElsewhere()
        .forEach(
            (place, table) -> {
              if (shown.test(place)) {
                collect(table, place, null, places);
              }
            });
    return places.keySet().stream()
        .map(statement -> total(statement, requireNonNull(places.get(statement))))
        .toList();
  }

  private static void collect(
      StatementTable table,
      String place,
      @Nullable RouteProfile route,
      Map<Statement, List<Place>> into) {
    table
        .all()
        .forEach(
            (statement, stats) ->
                into.computeIfAbsent(statement, s -> new ArrayList<>())
                    .add(new Place(place, route, stats)));
  }

  private static StatementTotal total(Statement statement, List<Place> places) {
    StatementStats stats = new StatementStats();
    places.forEach(place -> stats.add(place.stats));
    return new StatementTotal(statement, stats, places.stream().sorted(LOUDEST).toList());
  }

  /** What its emissions cost requests. */
  public long requestNanos() {
    return places.stream()
        .filter(place -> place.route != null)
        .mapToLong(place -> place.stats.emitterNanos())
        .reduce(0, Sum::of);
  }
}
