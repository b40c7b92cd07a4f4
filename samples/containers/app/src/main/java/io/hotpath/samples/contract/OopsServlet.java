package io.hotpath.samples.contract;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /oops}, the error page: calls {@link Work#leaf} three times. */
public final class OopsServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int total = Work.leaf(1) + Work.leaf(2) + Work.leaf(3);
    Answer.text(response, "oops " + response.getStatus() + " " + total);
  }
}
