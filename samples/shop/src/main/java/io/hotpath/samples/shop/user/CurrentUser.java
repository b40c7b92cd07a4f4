package io.hotpath.samples.shop.user;

import io.hotpath.samples.shop.web.SessionAttributes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/** Who is logged in, kept in the session. Login, logout, checkout and the admin page use it. */
public final class CurrentUser {
  private static final String USER = "shop.user";

  private CurrentUser() {}

  /** Who sent the request; empty while nobody is logged in. */
  public static Optional<User> of(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(USER) instanceof User user
        ? Optional.of(user)
        : Optional.empty();
  }

  static void set(HttpServletRequest request, User user) {
    HttpSession session = request.getSession(true);
    // A session id from before the login may be known to somebody else.
    request.changeSessionId();
    session.setAttribute(USER, user);
    session.setAttribute(SessionAttributes.DISPLAY_NAME, user.displayName());
  }

  static void clear(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }
}
