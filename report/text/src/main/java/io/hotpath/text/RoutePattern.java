package io.hotpath.text;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Which routes a report shows: those with a text in their name, or where an expression is found.
 */
final class RoutePattern {

  /** Expressions see no more of a route, whatever a file says. */
  private static final int MAX_MATCHED_CHARS = 1000;

  private RoutePattern() {}

  /** Whether the pattern, null for all, finds this name. */
  static boolean finds(@Nullable String pattern, String name) {
    if (pattern == null || name.contains(pattern)) {
      return true;
    }
    try {
      String matched = name.substring(0, Math.min(name.length(), MAX_MATCHED_CHARS));
      return Pattern.compile(pattern).matcher(matched).find();
    } catch (PatternSyntaxException e) {
      // "GET /product/{n}" is no expression, and nothing was found of it as a text.
      return false;
    }
  }
}
