package io.hotpath.samples.contract;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /error-page}: a status whose error page is {@link OopsServlet}. */
public final class ErrorPageServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int unused = Work.leaf(1);
    response.sendError(ContractApplication.ERROR_STATUS);
  }
}
