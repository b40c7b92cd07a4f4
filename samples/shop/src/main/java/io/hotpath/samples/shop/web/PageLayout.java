package io.hotpath.samples.shop.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Puts a page's content between the shop's header and footer and sends it. Every page uses it. */
public final class PageLayout {
  private PageLayout() {}

  /** Sends a whole page. */
  public static void send(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String title,
      HtmlBuilder content)
      throws IOException {
    HtmlBuilder page = new HtmlBuilder();
    appendHead(page, title);
    appendHeader(page, request);
    page.markup("<main>").append(content).markup("</main>\n");
    appendFooter(page);
    response.setStatus(status);
    sendFragment(response, page);
  }

  /** Sends a piece of HTML that a script places in a page already shown. */
  public static void sendFragment(HttpServletResponse response, HtmlBuilder content)
      throws IOException {
    response.setContentType("text/html");
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write(content.toString());
  }

  private static void appendHead(HtmlBuilder page, String title) {
    page.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.markup("<title>").text(title).markup(" - Hillside Stores</title>\n");
    for (String path : PageAssets.stylePaths()) {
      page.markup("<link rel=\"stylesheet\" href=\"").text(path).markup("\">\n");
    }
    for (String path : PageAssets.scriptPaths()) {
      page.markup("<script defer src=\"").text(path).markup("\"></script>\n");
    }
    page.markup("</head>\n<body>\n");
  }

  private static void appendHeader(HtmlBuilder page, HttpServletRequest request) {
    page.markup("<header class=\"site-header\">").link("/", "Hillside Stores");
    page.markup("<button class=\"menu-button\" aria-expanded=\"false\">Menu</button>");
    page.markup("<nav class=\"site-nav\">").link("/catalogue", "Catalogue").markup(" ");
    page.link("/cart", "Cart (" + cartSize(request) + ")").markup(" ");
    appendAccount(page, request);
    page.markup("</nav>");
    page.markup("<form class=\"search-form\" action=\"/search\"><label>Search ");
    page.markup("<input name=\"q\" type=\"search\" maxlength=\"100\"></label></form>");
    page.markup("</header>\n");
  }

  private static void appendAccount(HtmlBuilder page, HttpServletRequest request) {
    Object name = attribute(request, SessionAttributes.DISPLAY_NAME);
    if (name == null) {
      page.link("/login", "Log in");
    } else {
      page.element("span", "account", name).markup(" ").link("/logout", "Log out");
    }
  }

  private static int cartSize(HttpServletRequest request) {
    return attribute(request, SessionAttributes.CART_SIZE) instanceof Integer size ? size : 0;
  }

  // Reading must not start a session: a visitor who only looks needs no cookie.
  private static @Nullable Object attribute(HttpServletRequest request, String name) {
    HttpSession session = request.getSession(false);
    return session == null ? null : session.getAttribute(name);
  }

  private static void appendFooter(HtmlBuilder page) {
    page.markup("<footer class=\"site-footer\">Hillside Stores is a sample of the Hotpath ");
    page.markup("project: nothing here is for sale.</footer>\n</body>\n</html>\n");
  }
}
