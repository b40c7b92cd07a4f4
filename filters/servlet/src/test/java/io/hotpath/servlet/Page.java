package io.hotpath.servlet;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What a servlet of an application under test does. */
interface Page {
  void answer(HttpServletRequest request, HttpServletResponse response) throws Exception;

  /** The page as a servlet; what the page throws is thrown as it is. */
  default HttpServlet servlet() {
    return new PageServlet(this);
  }

  /** A servlet that does what a page says. */
  final class PageServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final transient Page page;

    PageServlet(Page page) {
      this.page = page;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      try {
        page.answer(request, response);
      } catch (Exception e) {
        PageServlet.<RuntimeException>thrown(e);
      }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Checked exceptions too.
    private static <E extends Exception> void thrown(Exception e) throws E {
      throw (E) e;
    }
  }
}
