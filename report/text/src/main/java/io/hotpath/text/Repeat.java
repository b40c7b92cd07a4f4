package io.hotpath.text;

import io.hotpath.profile.Query;
import io.hotpath.profile.QueryTotal;
import io.hotpath.profile.Repeats;
import io.hotpath.profile.RouteProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** A query that requests of one place sent again and again. */
record Repeat(Query query, QueryTotal.Place place, Repeats repeats) {

  private static final Comparator<Repeat> DEAREST =
      Comparator.comparingLong((Repeat repeat) -> repeat.repeats.wastedNanos())
          .reversed()
          .thenComparing(repeat -> repeat.place.name())
          .thenComparing(Repeat::query);

  /** Asked five times or more in a request with one value that differs (N+1), the dearest first. */
  static List<Repeat> varying(List<QueryTotal> queries) {
    return of(queries, place -> place.stats().varying());
  }

  /** Asked again in a request with the same values, the dearest first. */
  static List<Repeat> duplicates(List<QueryTotal> queries) {
    return of(queries, place -> place.stats().duplicates());
  }

  private static List<Repeat> of(
      List<QueryTotal> queries, Function<QueryTotal.Place, Repeats> kind) {
    List<Repeat> found = new ArrayList<>();
    for (QueryTotal query : queries) {
      for (QueryTotal.Place place : query.places()) {
        Repeats repeats = kind.apply(place);
        if (repeats.requests() > 0) {
          found.add(new Repeat(query.query(), place, repeats));
        }
      }
    }
    found.sort(DEAREST);
    return found;
  }

  /** Whether both are about the same query in the same place. */
  boolean isOfSame(Repeat other) {
    return query.equals(other.query) && place.name().equals(other.place.name());
  }

  /** Whether it changes documents. */
  boolean writes() {
    return switch (query.command()) {
      case "update", "delete", "insert", "findAndModify", "bulkWrite" -> true;
      default -> false;
    };
  }

  /** Operations in a request that repeats it, on average. */
  String perRequest() {
    return Figures.perRequest(repeats.operations(), repeats.requests());
  }

  /** What was wasted, of the time of the route. */
  String share() {
    RouteProfile route = place.route();
    return route == null ? "-" : Figures.share(repeats.wastedNanos(), route.wallNanos());
  }
}
