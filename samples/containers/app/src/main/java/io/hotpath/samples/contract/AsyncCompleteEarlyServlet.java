package io.hotpath.samples.contract;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** {@code /async-complete-early}: a worker completes before {@code service()} returns. */
public final class AsyncCompleteEarlyServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext context = request.startAsync();
    CountDownLatch completed = new CountDownLatch(1);
    Workers.now(
        () -> {
          complete(context);
          completed.countDown();
        });
    try {
      completed.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void complete(AsyncContext context) throws IOException {
    Answer.text(context.getResponse(), "async complete early " + Work.leaf(1));
    context.complete();
  }
}
