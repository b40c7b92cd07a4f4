package io.hotpath.servlet;

import io.hotpath.recorder.Recording;
import io.hotpath.servlet.container.SentBytes;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Ends the recording of an asynchronous request when the container says that it is complete. Told
 * of timeouts and errors too, but those are not the end: the application may still answer.
 *
 * <p>One for a request. A container forgets listeners with each new {@code startAsync}; {@link
 * #onStartAsync} and {@link #listen} see to it that there is always one, and never two.
 */
final class AsyncEnd implements AsyncListener {

  private final Recording recording;
  private final String method;
  private final HttpServletResponse response;
  private volatile boolean listening;
  private volatile @Nullable String failure;

  AsyncEnd(Recording recording, String method, HttpServletResponse response) {
    this.recording = recording;
    this.method = method;
    this.response = response;
  }

  /** The dispatch that started asynchronous work has returned. */
  void listen(AsyncContext context) {
    if (!listening) {
      context.addListener(this);
      listening = true;
    }
  }

  /** What left the application first is the failure; a container may wrap it later. */
  void failed(String type) {
    if (failure == null) {
      failure = type;
    }
  }

  /** The container has dispatched the request again. */
  void dispatched() {
    listening = false;
  }

  @Override
  public void onComplete(AsyncEvent event) {
    int status = ServletRequests.status(response, failure);
    recording.end(
        RouteNames.withStatus(recording.route(), method, status),
        status,
        failure,
        SentBytes.of("HEAD".equals(method), response));
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    // onComplete follows, with the status that the timeout led to.
  }

  @Override
  public void onError(AsyncEvent event) {
    Throwable thrown = event.getThrowable();
    failed(thrown == null ? "unknown" : thrown.getClass().getName());
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    event.getAsyncContext().addListener(this);
    listening = true;
  }
}
