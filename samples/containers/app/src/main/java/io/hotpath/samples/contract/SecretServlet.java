package io.hotpath.samples.contract;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code /secret}: answers only {@code ok}, whatever the request carries; calls {@link Work#leaf}
 * once.
 */
public final class SecretServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int unused = Work.leaf(1);
    Answer.text(response, "ok");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // Parsed, as an application would: what a filter keeps of a request includes its parameters.
    int unused = request.getParameterMap().size();
    doGet(request, response);
  }
}
