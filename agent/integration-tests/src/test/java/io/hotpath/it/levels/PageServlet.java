package io.hotpath.it.levels;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs at DEBUG and at INFO, by the library that the web application has in its own folder. */
public final class PageServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    Logger log = LoggerFactory.getLogger("page");
    log.debug("details of {}", request.getContextPath());
    log.info("page of {}", request.getContextPath());
  }
}
