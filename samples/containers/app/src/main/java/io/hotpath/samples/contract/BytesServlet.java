package io.hotpath.samples.contract;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;

/** {@code /bytes?n=}: that many bytes, in chunks; calls {@link Work#leaf} once. */
public final class BytesServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    long left = Parameters.number(request, "n", 1000);
    byte[] chunk = new byte[1024];
    Arrays.fill(chunk, (byte) Work.leaf(1));
    response.setContentType("application/octet-stream");
    while (left > 0) {
      int size = (int) Math.min(left, chunk.length);
      response.getOutputStream().write(chunk, 0, size);
      left -= size;
    }
  }
}
