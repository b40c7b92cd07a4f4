package io.hotpath.samples.contract;

import jakarta.servlet.ServletResponse;
import java.io.IOException;

/** Writes the answers: the same bytes for the same request, on every container. */
final class Answer {
  private Answer() {}

  /** Plain text in UTF-8, through the writer; included parts leave the headers alone. */
  static void text(ServletResponse response, String text) throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().write(text + "\n");
  }

  /** Bytes with their length, through the output stream. */
  static void bytes(ServletResponse response, String type, byte[] body) throws IOException {
    response.setContentType(type);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
