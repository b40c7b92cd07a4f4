package io.hotpath.samples.contract;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** {@code /throw}: a {@code ServletException} whose cause has an error page. */
public final class ThrowServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    try {
      int unused = Work.outer(1);
    } catch (WorkException thrown) {
      throw new ServletException("wrapped", thrown);
    }
  }
}
