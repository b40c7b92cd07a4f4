package io.hotpath.samples.contract;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /rescue}: an exception through three frames of {@link Work}, caught there. */
public final class RescueServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Answer.text(response, "rescue " + Work.rescue(1));
  }
}
