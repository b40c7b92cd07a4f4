package io.hotpath.mongolog;

import io.hotpath.profile.CollectionFacts;
import io.hotpath.profile.Method;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.QueryTable;
import io.hotpath.shape.ParsedShape;
import io.hotpath.shape.ShapeParser;
import io.hotpath.shape.ShapeSyntaxException;
import io.hotpath.shape.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who asks in the application, by query: from profiles, to be set beside what a server logged. A
 * write of several statements is found by each of them, since servers log them one by one.
 *
 * <p>Made by the command line from a merged profile. Confined to one thread.
 */
public final class AppQueries {

  /** Where one query is asked. */
  public static final class Use {
    private final TreeMap<String, Long> routes = new TreeMap<>();
    private final TreeMap<Method, Long> callers = new TreeMap<>();

    /** Operations by route. */
    public Map<String, Long> routes() {
      return routes;
    }

    /** Lines, and how often they were seen. */
    public Map<Method, Long> callers() {
      return callers;
    }
  }

  private final Map<Query, Use> uses = new HashMap<>();
  private final Map<String, CollectionFacts> collections;

  public AppQueries(Profile profile) {
    collections = profile.collections();
    profile.routes().values().forEach(route -> add(route.route(), route.queries()));
    profile.elsewhere().forEach(this::add);
  }

  /** Null when the application did not ask it while it was measured. */
  public @Nullable Use of(Query query) {
    return uses.get(query);
  }

  /** What the application's database said of its collections, by namespace. */
  Map<String, CollectionFacts> collections() {
    return collections;
  }

  private void add(String place, QueryTable queries) {
    queries
        .all()
        .forEach(
            (query, stats) -> {
              add(query, place, stats);
              addStatements(query, place, stats);
            });
  }

  private void addStatements(Query query, String place, QueryStats stats) {
    boolean bulk = query.command().equals("bulkWrite");
    if (!bulk && !query.shape().contains("; ")) {
      return;
    }
    try {
      ParsedShape shape = ShapeParser.parse(query.command(), query.shape());
      for (Statement statement : shape.statements()) {
        Query one = new Query(query.namespace(), statement.kind(), statement.toString());
        add(one, place, stats);
      }
    } catch (ShapeSyntaxException e) {
      // A shape of another version: it is found as a whole, not by its parts.
    }
  }

  private void add(Query query, String place, QueryStats stats) {
    Use use = uses.computeIfAbsent(query, q -> new Use());
    use.routes.merge(place, stats.operations(), Long::sum);
    stats.callers().forEach((caller, seen) -> use.callers.merge(caller, seen, Long::sum));
  }
}
