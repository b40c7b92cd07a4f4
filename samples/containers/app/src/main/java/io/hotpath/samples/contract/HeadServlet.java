package io.hotpath.samples.contract;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code /head}: says how long its answer is, so HEAD and GET agree; {@link Work#leaf} once. */
public final class HeadServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = ("head " + Work.leaf(1) + "\n").getBytes(StandardCharsets.UTF_8);
    Answer.bytes(response, "text/plain;charset=UTF-8", body);
  }
}
