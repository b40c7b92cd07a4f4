package io.hotpath.servlet;

import io.hotpath.recorder.Ledger;
import io.hotpath.recorder.Recording;
import io.hotpath.servlet.container.SentBytes;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Ends the recording of an asynchronous request when the container says that it is complete. Told
 * of timeouts and errors too, but those are not the end: the application may still answer.
 *
 * <p>One for a request. A container forgets listeners with each new {@code startAsync}; {@link
 * #onStartAsync} and {@link #listen} see to it that there is always one, and never two. The
 * container, which calls this, never sees what is thrown here.
 */
final class AsyncEnd implements AsyncListener {

  private final Recording recording;
  private final Ledger ledger;
  private final String method;
  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private volatile boolean listening;
  private volatile @Nullable String failure;

  AsyncEnd(
      Recording recording,
      Ledger ledger,
      HttpServletRequest request,
      HttpServletResponse response) {
    this.recording = recording;
    this.ledger = ledger;
    this.method = request.getMethod();
    this.request = request;
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
    try {
      end();
    } catch (Throwable e) {
      ledger.fault("async end", e);
    }
  }

  private void end() {
    try {
      int status = ServletRequests.status(response, failure);
      String route = RouteNames.withStatus(recording.route(), method, status);
      long sent = SentBytes.of("HEAD".equals(method), response);
      ServletRequests.endEvent(recording, request, route, status, failure, sent);
      recording.end(route, status, failure, sent);
    } catch (RuntimeException | Error e) {
      // The container's objects failed: the request is counted with what is known.
      recording.end(ServletRequests.known(recording.route()), 0, failure, -1);
      throw e;
    }
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
    try {
      event.getAsyncContext().addListener(this);
      listening = true;
    } catch (Throwable e) {
      ledger.fault("async start", e);
    }
  }
}
