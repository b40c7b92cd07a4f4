package io.hotpath.samples.contract;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /slow?ms=}: sleeps that long; calls {@link Work#leaf} once. */
public final class SlowServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    long ms = Parameters.number(request, "ms", 100);
    try {
      Thread.sleep(ms);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    Answer.text(response, "slow " + ms + " " + Work.leaf(1));
  }
}
