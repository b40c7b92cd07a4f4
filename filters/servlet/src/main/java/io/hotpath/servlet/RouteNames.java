package io.hotpath.servlet;

import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Names requests so that equal work has one name and no value of a user is in it: the framework's
 * template, else an exact servlet mapping, else the path with ids folded. Requests nobody answers
 * (404) share one name for each method, so that scanners cannot fill the table.
 */
final class RouteNames {

  /** Spring MVC's template; a String, or an object whose text is the template. */
  private static final String SPRING =
      "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT");

  private static final String OTHER_METHOD = "OTHER";
  private static final int MAX_CACHED = 2_048;
  private static final int MAX_PATH = 256;
  private static final int MAX_SEGMENTS = 16;

  /** Letters in one piece; more are no word of any application. */
  private static final int MAX_WORD = 24;

  /** Names by method, context and what the application declares: a pattern, a template. */
  private static final ConcurrentMap<String, ConcurrentMap<String, ConcurrentMap<String, String>>>
      DECLARED = new ConcurrentHashMap<>();

  /** Folded names by method and raw path: a hot path is folded once. Stops growing at its bound. */
  private static final ConcurrentMap<String, ConcurrentMap<String, String>> CACHE =
      new ConcurrentHashMap<>();

  private RouteNames() {}

  /** The name of the route this request took. */
  static String of(HttpServletRequest request) {
    String method = method(request.getMethod());
    Object template = request.getAttribute(SPRING);
    if (template != null) {
      return declared(method, request, template.toString());
    }
    HttpServletMapping mapping = request.getHttpServletMapping();
    if (mapping != null && mapping.getMappingMatch() == MappingMatch.EXACT) {
      // As declared: a client may write the same path in many encodings.
      return declared(method, request, mapping.getMatchValue());
    }
    return cached(method, request.getRequestURI());
  }

  private static String declared(String method, HttpServletRequest request, String path) {
    String context = request.getServletContext().getContextPath();
    ConcurrentMap<String, String> names =
        DECLARED
            .computeIfAbsent(method, m -> new ConcurrentHashMap<>())
            .computeIfAbsent(context, c -> new ConcurrentHashMap<>());
    String known = names.get(path);
    if (known != null) {
      return known;
    }
    String name = method + " " + context + (path.startsWith("/") ? path : "/" + path);
    if (names.size() < MAX_CACHED && path.length() <= MAX_PATH) {
      names.put(path, name);
    }
    return name;
  }

  /** The same route, or the one of all requests that found nothing. */
  static String withStatus(String route, String method, int status) {
    return status == 404 ? method(method) + " (not found)" : route;
  }

  private static String method(String method) {
    return METHODS.contains(method) ? method : OTHER_METHOD;
  }

  private static String cached(String method, String path) {
    ConcurrentMap<String, String> names =
        CACHE.computeIfAbsent(method, m -> new ConcurrentHashMap<>());
    String known = names.get(path);
    if (known != null) {
      return known;
    }
    String name = method + " " + folded(path);
    if (names.size() < MAX_CACHED && path.length() <= MAX_PATH) {
      names.put(path, name);
    }
    return name;
  }

  /** Path parameters ({@code ;jsessionid=...}) are values. */
  private static String withoutParameters(String path) {
    return path.indexOf(';') < 0 ? path : path.replaceAll(";[^/]*", "");
  }

  static String folded(String path) {
    StringBuilder name = new StringBuilder(path.length());
    int segments = 0;
    for (String segment : withoutParameters(path).split("/", -1)) {
      if (segment.isEmpty()) {
        continue;
      }
      if (++segments > MAX_SEGMENTS) {
        return name.append("/...").toString();
      }
      name.append('/').append(foldedSegment(segment));
    }
    return name.isEmpty() || path.endsWith("/") ? name.append('/').toString() : name.toString();
  }

  /**
   * A word stays, with a digit or two as in {@code v1} or {@code page2.html}; whatever else looks
   * like an id, a token or a name of somebody becomes a placeholder.
   */
  private static String foldedSegment(String segment) {
    if (segment.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return "{n}";
    }
    if (segment.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")) {
      return "{uuid}";
    }
    long digits = segment.chars().filter(c -> c >= '0' && c <= '9').count();
    boolean word = segment.length() <= 40 && segment.matches("[A-Za-z][A-Za-z0-9._-]*");
    boolean hex = segment.length() >= 8 && segment.toLowerCase(Locale.ROOT).matches("[0-9a-f]+");
    return word && digits <= 2 && !hex && !looksRandom(segment) ? segment : "{x}";
  }

  /** Whether it is longer than words are, or changes case as no camel does. */
  private static boolean looksRandom(String segment) {
    int letters = 0;
    int changes = 0;
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      letters = Character.isLetter(c) ? letters + 1 : 0;
      if (letters > MAX_WORD) {
        return true;
      }
      boolean camel = letters > 1 && Character.isUpperCase(c) && isLower(segment, i - 1);
      changes += camel ? 1 : 0;
    }
    return segment.length() >= 8 && changes * 4 > segment.length();
  }

  private static boolean isLower(String segment, int at) {
    return Character.isLowerCase(segment.charAt(at));
  }
}
