package io.hotpath.samples.contract;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** {@code /async-timeout-unhandled}: nobody answers for 200 ms and nobody listens. */
public final class AsyncTimeoutUnhandledServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    int unused = Work.leaf(1);
    request.startAsync().setTimeout(200);
  }
}
