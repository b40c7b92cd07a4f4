package io.hotpath.samples.contract;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code /html}: a page in UTF-8 with its length in bytes, through the output stream. */
public final class HtmlServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = Page.html("UTF-8").getBytes(StandardCharsets.UTF_8);
    Answer.bytes(response, "text/html; charset=UTF-8", body);
  }
}
