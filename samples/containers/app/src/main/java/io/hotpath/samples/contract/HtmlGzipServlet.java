package io.hotpath.samples.contract;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** {@code /html-gzip}: a page the servlet itself compressed. */
public final class HtmlGzipServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(body)) {
      gzip.write(Page.html("UTF-8").getBytes(StandardCharsets.UTF_8));
    }
    response.setHeader("Content-Encoding", "gzip");
    Answer.bytes(response, "text/html;charset=UTF-8", body.toByteArray());
  }
}
