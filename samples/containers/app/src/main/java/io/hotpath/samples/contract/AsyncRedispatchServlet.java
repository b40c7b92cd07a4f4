package io.hotpath.samples.contract;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code /async-redispatch}: runs three times; a worker dispatches to it again, then it does so
 * itself, and each run calls {@link Work#leaf} once.
 */
public final class AsyncRedispatchServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int run = nextRun(request);
    if (run == 1) {
      AsyncContext context = request.startAsync();
      Workers.later(context::dispatch);
    } else if (run == 2) {
      request.startAsync().dispatch();
    } else {
      Answer.text(response, "async redispatch " + run);
    }
  }

  private static int nextRun(HttpServletRequest request) {
    Object before = request.getAttribute("contract.run");
    int run = before instanceof Integer count ? count + 1 : 1;
    request.setAttribute("contract.run", run);
    request.setAttribute("contract.leaf", Work.leaf(run));
    return run;
  }
}
