package io.hotpath.samples.contract;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /include}: includes {@code /plain} twice. */
public final class IncludeServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().write("before\n");
    request.getRequestDispatcher("/plain").include(request, response);
    request.getRequestDispatcher("/plain").include(request, response);
    response.getWriter().write("after\n");
  }
}
