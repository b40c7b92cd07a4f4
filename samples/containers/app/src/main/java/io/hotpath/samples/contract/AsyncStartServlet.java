package io.hotpath.samples.contract;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** {@code /async-start}: a thread of the container, from {@code AsyncContext.start}, answers. */
public final class AsyncStartServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext context = request.startAsync();
    context.start(() -> complete(context));
  }

  private static void complete(AsyncContext context) {
    try {
      Answer.text(context.getResponse(), "async start " + Work.leaf(1));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    context.complete();
  }
}
