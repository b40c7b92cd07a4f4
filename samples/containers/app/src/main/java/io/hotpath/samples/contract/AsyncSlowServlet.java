package io.hotpath.samples.contract;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /async-slow?ms=}: a worker answers after that time. */
public final class AsyncSlowServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    long ms = Parameters.number(request, "ms", 100);
    AsyncContext context = request.startAsync();
    context.setTimeout(0);
    Workers.after(ms, () -> complete(context));
  }

  private static void complete(AsyncContext context) throws IOException {
    Answer.text(context.getResponse(), "async slow " + Work.leaf(1));
    context.complete();
  }
}
