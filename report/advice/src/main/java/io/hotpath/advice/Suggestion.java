package io.hotpath.advice;

import io.hotpath.profile.IndexFacts;
import io.hotpath.profile.PlanFacts;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.QueryTotal;
import io.hotpath.profile.RouteProfile;
import io.hotpath.profile.Sum;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index that would pay. Immutable but for the figures it refers to.
 *
 * @param namespace {@code database.collection}
 * @param keys fields in their order
 * @param serves the queries that it is for, by falling time
 * @param replaces names of existing indexes that it makes superfluous
 * @param indexesKnown whether the profile has the existing indexes; if not, it may be among them
 * @param caveats what to think of before it is created, one sentence each
 */
public record Suggestion(
    String namespace,
    List<IndexFacts.Key> keys,
    List<Served> serves,
    List<String> replaces,
    boolean indexesKnown,
    List<String> caveats) {

  /**
   * A query served.
   *
   * @param plan how the database said it runs the query without the index; null if it was not asked
   */
  public record Served(QueryTotal query, @Nullable PlanFacts plan) {}

  public Suggestion {
    keys = List.copyOf(keys);
    serves = List.copyOf(serves);
    replaces = List.copyOf(replaces);
    caveats = List.copyOf(caveats);
  }

  /** The line that creates it in the MongoDB shell; ASCII. */
  public String createLine() {
    return Mongosh.collection(namespace) + ".createIndex(" + Mongosh.document(keys) + ")";
  }

  /** The lines that drop what it replaces, for the time when it is there; ASCII. */
  public List<String> dropLines() {
    return replaces.stream()
        .map(name -> Mongosh.collection(namespace) + ".dropIndex(" + Mongosh.quoted(name) + ")")
        .toList();
  }

  /** What the queries served cost, all together; made anew at each call. */
  public QueryStats stats() {
    QueryStats all = new QueryStats();
    serves.forEach(served -> all.add(served.query.stats()));
    return all;
  }

  /** Time of the queries served; more than that cannot be saved. */
  public long nanos() {
    return serves.stream().mapToLong(served -> served.query.stats().nanos()).reduce(0, Sum::of);
  }

  /** That of {@link #nanos} which was spent in requests. */
  public long requestNanos() {
    return serves.stream().mapToLong(served -> served.query.requestNanos()).reduce(0, Sum::of);
  }

  /** Wall time of all requests of the routes that ask these queries, each route once. */
  public long routesWallNanos() {
    return serves.stream()
        .flatMap(served -> served.query.places().stream())
        .map(QueryTotal.Place::route)
        .filter(route -> route != null)
        .distinct()
        .mapToLong(RouteProfile::wallNanos)
        .reduce(0, Sum::of);
  }
}
