package io.hotpath.samples.contract;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /recurse?depth=}: calls {@link Work#recurse} once from outside. */
public final class RecurseServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int depth = (int) Parameters.number(request, "depth", 5);
    Answer.text(response, "recurse " + depth + " " + Work.recurse(depth));
  }
}
