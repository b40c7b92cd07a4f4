package io.hotpath.text;

import org.jspecify.annotations.Nullable;

/**
 * What a top report shows. Immutable.
 *
 * @param limit rows of each table, from 1
 * @param sort order of the methods
 * @param route part of a route's name or a regular expression found in it; null for all routes
 */
public record TopOptions(int limit, Sort sort, @Nullable String route) {

  /** The limit that ProfileMiddleware had. */
  public static final int STANDARD_LIMIT = 40;

  /** 40 rows by internal time, then call count, of all routes. */
  public static final TopOptions STANDARD = new TopOptions(STANDARD_LIMIT, Sort.TIME, null);

  public TopOptions {
    if (limit < 1) {
      throw new IllegalArgumentException("limit is " + limit + ", allowed is 1 or more");
    }
  }

  /** Whether the report shows this route. */
  public boolean shows(String name) {
    return RoutePattern.finds(route, name);
  }
}
