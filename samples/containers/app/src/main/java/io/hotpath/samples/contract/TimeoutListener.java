package io.hotpath.samples.contract;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers a request whose time is up with 503; calls {@link Work#leaf} once. */
final class TimeoutListener implements AsyncListener {
  @Override
  public void onComplete(AsyncEvent event) {}

  @Override
  public void onTimeout(AsyncEvent event) throws IOException {
    AsyncContext context = event.getAsyncContext();
    ((HttpServletResponse) context.getResponse())
        .setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    Answer.text(context.getResponse(), "async timeout " + Work.leaf(1));
    context.complete();
  }

  @Override
  public void onError(AsyncEvent event) {}

  @Override
  public void onStartAsync(AsyncEvent event) {}
}
