package io.hotpath.samples.shop.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The error page for every status and every exception. The container forwards to it. */
public final class ErrorServlet extends HttpServlet {
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    // Without the attribute somebody typed this page's own path: for him it does not exist.
    int code = status instanceof Integer known ? known : HttpServletResponse.SC_NOT_FOUND;
    HtmlBuilder content = new HtmlBuilder();
    content.element("h1", title(code)).element("p", "message error", explanation(code));
    content.markup("<p>").link("/", "Back to the home page").markup("</p>");
    PageLayout.send(request, response, code, title(code), content);
  }

  private static String title(int code) {
    return switch (code) {
      case HttpServletResponse.SC_NOT_FOUND -> "Page not found";
      case HttpServletResponse.SC_FORBIDDEN -> "Not for you";
      default -> "Something went wrong";
    };
  }

  private static String explanation(int code) {
    return switch (code) {
      case HttpServletResponse.SC_NOT_FOUND -> "There is no such page or product in this shop.";
      case HttpServletResponse.SC_FORBIDDEN -> "Only the shop's staff may see this page.";
      default -> "The shop could not answer this request (status " + code + ").";
    };
  }
}
