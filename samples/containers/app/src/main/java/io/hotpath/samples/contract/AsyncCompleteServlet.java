package io.hotpath.samples.contract;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /async-complete}: a worker answers and completes after {@code service()} returned. */
public final class AsyncCompleteServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext context = request.startAsync();
    Workers.later(() -> complete(context));
  }

  private static void complete(AsyncContext context) throws IOException {
    Answer.text(context.getResponse(), "async complete " + Work.leaf(1));
    context.complete();
  }
}
