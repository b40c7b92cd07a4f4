package io.hotpath.samples.shop.web;

import jakarta.servlet.http.HttpServletResponse;

/** Sends visitors on to another page. The servlets that take a POST use it. */
public final class Redirects {
  private Redirects() {}

  /** Tells the browser to get another page of the shop. */
  public static void seeOther(HttpServletResponse response, String path) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", path);
  }
}
