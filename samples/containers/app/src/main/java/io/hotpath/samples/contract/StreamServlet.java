package io.hotpath.samples.contract;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /stream}: three parts, each flushed to the client before the next is computed. */
public final class StreamServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    for (int part = 1; part <= 3; part++) {
      response.getWriter().write("part " + part + " " + Work.leaf(part) + "\n");
      response.flushBuffer();
    }
  }
}
