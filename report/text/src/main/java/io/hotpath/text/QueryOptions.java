package io.hotpath.text;

import io.hotpath.profile.Profile;
import io.hotpath.profile.QueryTotal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report of queries shows. Immutable.
 *
 * @param limit rows of each table, from 1
 * @param sort order of the queries
 * @param route part of a place's name or a regular expression found in it; null for all places. A
 *     place is a route or a name such as {@link Profile#NO_REQUEST}
 */
public record QueryOptions(int limit, QuerySort sort, @Nullable String route) {

  /** 40 rows by total time, of all places. */
  public static final QueryOptions STANDARD =
      new QueryOptions(TopOptions.STANDARD_LIMIT, QuerySort.TOTAL, null);

  public QueryOptions {
    if (limit < 1) {
      throw new IllegalArgumentException("limit is " + limit + ", allowed is 1 or more");
    }
  }

  /** Whether the report shows what ran in this place. */
  public boolean shows(String place) {
    return RoutePattern.finds(route, place);
  }

  /** The queries of the places shown, in the order asked for; not reduced to the limit. */
  public List<QueryTotal> select(Profile profile) {
    return QueryTotal.of(profile, this::shows).stream().sorted(sort.order()).toList();
  }
}
