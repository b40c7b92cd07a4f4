package io.hotpath.levels.console;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in. From this machine only, unless opened; with the token, in a header; and changes
 * never on behalf of another site that a browser happens to show. Immutable.
 *
 * <p>Headers that proxies add are not believed: with one of them, a request is not from this
 * machine, whatever its connection says.
 */
final class Guard {

  private static final List<String> PROXIED =
      List.of("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via");

  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9a-fA-F:.]{2,45}\\])(:\\d{1,5})?");

  /** A value that a shell or a log would show; no token passes as one. */
  private static final Pattern IN_QUERY =
      Pattern.compile("(^|[&;])(hotpath-)?(token|key|access_token)=", Pattern.CASE_INSENSITIVE);

  private final Token token;
  private final boolean open;

  /**
   * @param open whether requests from other machines are served
   */
  Guard(Token token, boolean open) {
    this.token = token;
    this.open = open;
  }

  /**
   * Lets a request in.
   *
   * @return who it is, for the audit
   */
  String admit(ConsoleRequest request) throws Rejection {
    checkArrival(request);
    String name = name(request);
    checkChange(request);
    return name.isEmpty() ? request.remote() : name + "@" + request.remote();
  }

  /** What is asked of everybody, token or not: from where, and by which name of this machine. */
  void checkArrival(ConsoleRequest request) throws Rejection {
    checkPlace(request);
    if (request.query() != null && IN_QUERY.matcher(request.query()).find()) {
      throw new Rejection(400, "no secret in a URL: send Authorization: Bearer ...");
    }
  }

  /** A change is not on behalf of another site. */
  void checkChange(ConsoleRequest request) throws Rejection {
    if (changes(request.method())) {
      checkOrigin(request);
    }
  }

  private void checkPlace(ConsoleRequest request) throws Rejection {
    String host = request.header("host");
    if (host == null || !HOST.matcher(host).matches()) {
      throw new Rejection(400, "no such host");
    }
    if (open) {
      return;
    }
    boolean proxied = PROXIED.stream().anyMatch(request::has);
    // A name that only points here is how another site's script would come in.
    boolean named = HERE.contains(host.replaceAll(":\\d+$", "").toLowerCase(Locale.ROOT));
    if (!request.loopback() || proxied || !named) {
      throw new Rejection(403, "only from this machine, without a proxy, unless console.open=true");
    }
  }

  /** The user's name if one was sent; the token is the password. */
  private String name(ConsoleRequest request) throws Rejection {
    String given = request.header("authorization");
    if (given != null && given.regionMatches(true, 0, "Bearer ", 0, 7)) {
      if (token.matches(given.substring(7).strip())) {
        return "";
      }
    } else if (given != null && given.regionMatches(true, 0, "Basic ", 0, 6)) {
      String pair = decoded(given.substring(6).strip());
      int colon = pair == null ? -1 : pair.indexOf(':');
      if (pair != null && colon >= 0 && token.matches(pair.substring(colon + 1))) {
        return pair.substring(0, Math.min(colon, 64));
      }
    }
    throw new Rejection(
        401,
        "the token is missing or wrong",
        Map.of("WWW-Authenticate", "Bearer realm=\"hotpath\""));
  }

  private static @Nullable String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean changes(String method) {
    return !Set.of("GET", "HEAD", "OPTIONS").contains(method);
  }

  /** A script has no origin; a browser says one, or at least that it is a browser. */
  private static void checkOrigin(ConsoleRequest request) throws Rejection {
    String origin = request.header("origin");
    boolean browser = request.headers().keySet().stream().anyMatch(h -> h.startsWith("sec-fetch-"));
    if (origin == null ? browser : !isOwn(origin, request)) {
      throw new Rejection(403, "not on behalf of another site");
    }
  }

  private static boolean isOwn(String origin, ConsoleRequest request) {
    return origin.equalsIgnoreCase(request.scheme() + "://" + request.header("host"));
  }
}
