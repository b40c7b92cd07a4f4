package io.hotpath.samples.contract;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers a request that failed with 502; calls {@link Work#leaf} once. */
final class ErrorListener implements AsyncListener {
  @Override
  public void onComplete(AsyncEvent event) {}

  @Override
  public void onTimeout(AsyncEvent event) {}

  @Override
  public void onError(AsyncEvent event) throws IOException {
    AsyncContext context = event.getAsyncContext();
    ((HttpServletResponse) context.getResponse()).setStatus(HttpServletResponse.SC_BAD_GATEWAY);
    Answer.text(context.getResponse(), "async error " + Work.leaf(1));
    context.complete();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {}
}
