package io.hotpath.samples.contract;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /error-status}: a status without an error page; the container writes the answer. */
public final class ErrorStatusServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int unused = Work.leaf(1);
    response.sendError(HttpServletResponse.SC_NOT_FOUND);
  }
}
