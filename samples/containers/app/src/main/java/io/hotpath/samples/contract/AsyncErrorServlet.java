package io.hotpath.samples.contract;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * {@code /async-error}: a worker dispatches to {@code /throw-unmapped}; {@link ErrorListener} hears
 * of the exception.
 */
public final class AsyncErrorServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext context = request.startAsync();
    context.addListener(new ErrorListener());
    Workers.later(() -> context.dispatch("/throw-unmapped"));
  }
}
