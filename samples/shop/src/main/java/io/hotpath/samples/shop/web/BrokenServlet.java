package io.hotpath.samples.shop.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** A route that always throws, so that a profile contains failing requests. The demo calls it. */
public final class BrokenServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    throw new IllegalStateException("the route " + request.getRequestURI() + " is broken");
  }
}
