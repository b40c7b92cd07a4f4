package io.hotpath.samples.containers;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The extra filter of {@link ExtraFilterIT}: a header for each dispatch that it saw. */
public final class MarkingFilter implements Filter {
  private String greeting = "";

  @Override
  public void init(FilterConfig config) {
    greeting = config.getInitParameter("greeting");
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletResponse marked = (HttpServletResponse) response;
    marked.setHeader("Marked-" + request.getDispatcherType(), greeting);
    marked.setHeader("Marked-Thread", Thread.currentThread().getClass().getSimpleName());
    chain.doFilter(request, response);
    // The application's own filter sets it when it returns: before this line, so inside.
    if (request.getAttribute("contract.chain") == null) {
      throw new IllegalStateException("The application's filter did not run inside");
    }
  }
}
