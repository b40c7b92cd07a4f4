package io.hotpath.samples.contract;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** {@code /async-dispatch}: a worker calls {@link Work#leaf} and dispatches to {@code /plain}. */
public final class AsyncDispatchServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext context = request.startAsync();
    Workers.later(() -> dispatch(context));
  }

  private static void dispatch(AsyncContext context) {
    context.getRequest().setAttribute("contract.worker", Work.leaf(1));
    context.dispatch("/plain");
  }
}
