package io.hotpath.servlet;

import io.hotpath.recorder.CallTree;
import io.hotpath.servlet.show.Showing;
import io.hotpath.servlet.show.ShownResponse;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One pass of a request through the filter, from before the application to after it. Nothing here
 * throws: the application goes on with the container's own response if ours fails.
 */
final class Visit {

  private final FilterRecorder recorder;
  private final ServletResponse original;
  private @Nullable ServletRequests requests;
  private @Nullable CallTree tree;
  private @Nullable ShownResponse shown;

  private Visit(FilterRecorder recorder, ServletResponse original) {
    this.recorder = recorder;
    this.original = original;
  }

  static Visit begin(
      FilterRecorder recorder,
      @Nullable Showing showing,
      ServletRequest request,
      ServletResponse response) {
    Visit visit = new Visit(recorder, response);
    try {
      visit.requests = recorder.requestsFor(request);
      visit.tree = visit.requests == null ? null : visit.requests.enter(request, response);
      if (showing != null
          && request instanceof HttpServletRequest http
          && response instanceof HttpServletResponse answer) {
        visit.shown =
            showing.wrap(
                http,
                answer,
                request.getAttribute(ServletRequests.ATTRIBUTE),
                () -> RouteNames.of(http));
      }
    } catch (RuntimeException | Error e) {
      recorder.fault("filter entry", e);
    }
    return visit;
  }

  /** What the application gets. */
  ServletResponse response() {
    return shown == null ? original : shown;
  }

  /** The application is done, or gone to work asynchronously. */
  void end(@Nullable Throwable failure) {
    try {
      if (shown != null) {
        shown.end(failure != null);
      }
    } catch (IOException e) {
      // The client is gone: nobody is there to show anything to.
    } catch (RuntimeException | Error e) {
      recorder.fault("showing", e);
    }
    try {
      if (requests != null && tree != null) {
        requests.exit(tree, failure);
      }
    } catch (RuntimeException | Error e) {
      recorder.fault("filter exit", e);
    }
  }
}
