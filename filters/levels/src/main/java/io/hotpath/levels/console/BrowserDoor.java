package io.hotpath.levels.console;

import io.hotpath.recorder.Ticker;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets people in who have a browser: a page takes the token once, by POST, and answers with a
 * cookie that is good for these pages alone. Scripts send the token in a header, as everywhere.
 *
 * <p>The cookie is no secret of the application, {@code HttpOnly}, {@code SameSite=Strict}, bound
 * to the path, and ends with the browser. Changes need it and the page's own origin. Thread-safe.
 */
final class BrowserDoor {

  private static final String COOKIE = "hotpath-session";
  private static final String SIGN_IN = "sign-in";
  private static final String SIGN_OUT = "sign-out";
  private static final Pattern VALUE =
      Pattern.compile("(?:^|;)\\s*" + COOKIE + "=([A-Za-z0-9_-]{43})(?:;|$)");
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9/._~%!$&'()*+,:@=-]*");

  private final String name;
  private final Console.Page page;
  private final Guard guard;
  private final Token token;
  private final Sessions sessions = new Sessions(Ticker.SYSTEM);

  /**
   * @param name first segment of the pages
   */
  BrowserDoor(String name, Console.Page page, Guard guard, Token token) {
    this.name = name;
    this.page = page;
    this.guard = guard;
    this.token = token;
  }

  /** Whether a path is one of these pages. */
  boolean leadsTo(String path) {
    return path.equals("/" + name) || path.startsWith("/" + name + "/");
  }

  ConsoleResponse answer(ConsoleRequest request) throws Rejection {
    guard.checkArrival(request);
    if (request.path().equals("/" + name + "/")) {
      return seeOther(request, "");
    }
    Segments path = Segments.of(request.path()).rest();
    if (path.names().equals(List.of(SIGN_IN))) {
      return signIn(request);
    }
    if (path.names().equals(List.of(SIGN_OUT))) {
      return signOut(request);
    }
    String who = "browser@" + request.remote();
    if (!sessions.isOpen(cookie(request))) {
      if (!request.has("authorization") && isForPeople(request)) {
        return seeOther(request, "/" + SIGN_IN);
      }
      who = guard.admit(request);
    }
    guard.checkChange(request);
    return page.answer(request, path, who);
  }

  private static boolean isForPeople(ConsoleRequest request) {
    String accepted = request.header("accept");
    return request.method().equals("GET") && accepted != null && accepted.contains("text/html");
  }

  private ConsoleResponse signIn(ConsoleRequest request) throws Rejection {
    if (request.method().equals("GET") || request.method().equals("HEAD")) {
      return SignInPage.of(200, "");
    }
    if (!request.method().equals("POST")) {
      throw new Rejection(405, "the token is posted", Map.of("Allow", "GET, POST"));
    }
    guard.checkChange(request);
    String given = field(new String(request.readBody(), StandardCharsets.UTF_8));
    if (given == null || !token.matches(given.strip())) {
      return SignInPage.of(403, "That is not the token.");
    }
    return seeOther(request, "").with("Set-Cookie", cookie(request, sessions.begin(), ""));
  }

  private ConsoleResponse signOut(ConsoleRequest request) throws Rejection {
    if (!request.method().equals("POST")) {
      throw new Rejection(405, "to sign out is a change", Map.of("Allow", "POST"));
    }
    guard.checkChange(request);
    sessions.end(cookie(request));
    return seeOther(request, "/" + SIGN_IN).with("Set-Cookie", cookie(request, "", "; Max-Age=0"));
  }

  private static @Nullable String cookie(ConsoleRequest request) {
    String sent = String.join(";", request.headers().getOrDefault("cookie", List.of()));
    Matcher found = VALUE.matcher(sent);
    return found.find() ? found.group(1) : null;
  }

  private String cookie(ConsoleRequest request, String id, String more) throws Rejection {
    String secure = request.scheme().equals("https") ? "; Secure" : "";
    return COOKIE
        + "="
        + id
        + "; Path="
        + home(request)
        + "; HttpOnly; SameSite=Strict"
        + secure
        + more;
  }

  private ConsoleResponse seeOther(ConsoleRequest request, String below) throws Rejection {
    return ConsoleResponse.empty(303).with("Location", home(request) + below);
  }

  /** Path of the pages, as the browser knows it. */
  private String home(ConsoleRequest request) throws Rejection {
    if (!PATH.matcher(request.base()).matches()) {
      throw new Rejection(400, "no such path");
    }
    return request.base() + "/" + name;
  }

  /** The token of a form. */
  private static @Nullable String field(String form) {
    for (String pair : form.split("&", 4)) {
      if (pair.startsWith("token=")) {
        try {
          return URLDecoder.decode(pair.substring(6), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
          return null;
        }
      }
    }
    return null;
  }
}
