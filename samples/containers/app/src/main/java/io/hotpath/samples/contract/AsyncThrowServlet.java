package io.hotpath.samples.contract;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * {@code /async-throw}: starts asynchronous processing, then throws; {@link ErrorListener} hears of
 * the exception.
 */
public final class AsyncThrowServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext context = request.startAsync();
    context.addListener(new ErrorListener());
    throw new IllegalStateException("after startAsync " + Work.leaf(1));
  }
}
