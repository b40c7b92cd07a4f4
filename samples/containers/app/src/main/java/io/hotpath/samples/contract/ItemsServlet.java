package io.hotpath.samples.contract;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /items?n=}: makes {@code n} items and asks each for its total. */
public final class ItemsServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int n = (int) Parameters.number(request, "n", 3);
    int total = 0;
    for (int key = 0; key < n; key++) {
      total = 31 * total + new Item(key).total();
    }
    Answer.text(response, "items " + n + " " + total);
  }
}
