package io.hotpath.samples.contract;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/**
 * The first filter of the application, around every dispatch: calls {@link Work#leaf} once before
 * the chain and once after it, also when the chain throws.
 */
public final class ChainFilter implements Filter {
  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    int before = Work.leaf(1);
    try {
      chain.doFilter(request, response);
    } finally {
      int after = Work.leaf(before);
      request.setAttribute("contract.chain", after);
    }
  }
}
