package io.hotpath.text;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
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

  /** Expressions see no more of a route, whatever a file says. */
  private static final int MAX_MATCHED_CHARS = 1000;

  public TopOptions {
    if (limit < 1) {
      throw new IllegalArgumentException("limit is " + limit + ", allowed is 1 or more");
    }
  }

  /** Whether the report shows this route. */
  public boolean shows(String name) {
    if (route == null || name.contains(route)) {
      return true;
    }
    try {
      String matched = name.substring(0, Math.min(name.length(), MAX_MATCHED_CHARS));
      return Pattern.compile(route).matcher(matched).find();
    } catch (PatternSyntaxException e) {
      // "GET /product/{n}" is no expression, and nothing was found of it as a text.
      return false;
    }
  }
}
