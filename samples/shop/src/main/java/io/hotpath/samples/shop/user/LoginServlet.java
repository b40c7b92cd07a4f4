package io.hotpath.samples.shop.user;

import io.hotpath.samples.shop.web.HtmlBuilder;
import io.hotpath.samples.shop.web.PageLayout;
import io.hotpath.samples.shop.web.Redirects;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The login, {@code /login}: its form and what the form sends. */
public final class LoginServlet extends HttpServlet {
  private final UserRepository users;

  /** Logs in the accounts of the repository. */
  public LoginServlet(UserRepository users) {
    this.users = users;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    sendForm(request, response, HttpServletResponse.SC_OK, "Please log in.");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String login = orEmpty(request.getParameter("login"));
    String password = orEmpty(request.getParameter("password"));
    Optional<User> user = users.authenticate(login, password);
    if (user.isEmpty()) {
      sendForm(request, response, HttpServletResponse.SC_UNAUTHORIZED, "Wrong name or password.");
      return;
    }
    CurrentUser.set(request, user.get());
    Redirects.seeOther(response, user.get().admin() ? "/admin" : "/");
  }

  private static void sendForm(
      HttpServletRequest request, HttpServletResponse response, int status, String message)
      throws IOException {
    HtmlBuilder page = new HtmlBuilder();
    page.element("h1", "Log in").element("p", "message", message);
    page.markup("<form class=\"login-form\" action=\"/login\" method=\"post\">");
    page.markup("<label>Name <input name=\"login\" autocomplete=\"username\"></label> ");
    page.markup("<label>Password <input name=\"password\" type=\"password\"");
    page.markup(" autocomplete=\"current-password\"></label> <button>Log in</button></form>");
    PageLayout.send(request, response, status, "Log in", page);
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}
