package io.hotpath.samples.contract;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /plain?n=}: calls {@link Work#branch} once, so {@link Work#leaf} {@code n} times. */
public final class PlainServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int n = (int) Parameters.number(request, "n", 3);
    Answer.text(response, "plain " + n + " " + Work.branch(n));
  }
}
