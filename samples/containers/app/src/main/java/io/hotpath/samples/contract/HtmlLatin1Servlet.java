package io.hotpath.samples.contract;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /html-latin1}: a page in ISO-8859-1, through the writer. */
public final class HtmlLatin1Servlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/html;charset=ISO-8859-1");
    response.getWriter().write(Page.html("ISO-8859-1"));
  }
}
