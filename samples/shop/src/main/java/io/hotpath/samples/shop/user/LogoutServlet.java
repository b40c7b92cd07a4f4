package io.hotpath.samples.shop.user;

import io.hotpath.samples.shop.web.Redirects;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The logout, {@code /logout}: ends the session and with it the cart. */
public final class LogoutServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    CurrentUser.clear(request);
    Redirects.seeOther(response, "/");
  }
}
