package io.hotpath.servlet;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;

/** An application's own answer to a timeout. */
final class AnswerOnTimeout implements AsyncListener {
  @Override
  public void onTimeout(AsyncEvent event) {
    ((HttpServletResponse) event.getAsyncContext().getResponse()).setStatus(503);
    event.getAsyncContext().complete();
  }

  @Override
  public void onComplete(AsyncEvent event) {}

  @Override
  public void onError(AsyncEvent event) {}

  @Override
  public void onStartAsync(AsyncEvent event) {}
}
