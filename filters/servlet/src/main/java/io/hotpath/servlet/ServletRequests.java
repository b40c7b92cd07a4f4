package io.hotpath.servlet;

import io.hotpath.events.FlightEvents;
import io.hotpath.recorder.ActiveTrees;
import io.hotpath.recorder.CallTree;
import io.hotpath.recorder.Collector;
import io.hotpath.recorder.LevelHook;
import io.hotpath.recorder.Recording;
import io.hotpath.recorder.RequestHook;
import io.hotpath.recorder.Routes;
import io.hotpath.servlet.container.SentBytes;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One recording for each request, whatever the container does with it. Forwards and includes join
 * because their thread records already; asynchronous and error dispatches join through the request
 * attribute {@link #ATTRIBUTE}.
 *
 * <p>Thread-safe; called by woven servlets and filters (agent) or by {@link ProfileFilter}. May
 * throw what the container's own objects throw: both callers count that as a fault and go on.
 */
public final class ServletRequests implements RequestHook {

  /**
   * Marks a request that is recorded. The value is a {@link java.util.function.Function} of the
   * JDK, so that an agent and a filter, whose classes differ, know of each other.
   */
  public static final String ATTRIBUTE = "hotpath.request";

  private static final String ASYNC_END = "hotpath.async";

  /** Where a request keeps its event, while a Flight Recording wants it. */
  private static final String EVENT = "hotpath.event";

  private final Collector collector;

  public ServletRequests(Collector collector) {
    this.collector = collector;
  }

  @Override
  public @Nullable CallTree enter(Object request, Object response) {
    if (ActiveTrees.current() != null || !(request instanceof ServletRequest servletRequest)) {
      return null;
    }
    Recording recording = recordingOf(servletRequest);
    CallTree tree = recording == null ? null : recording.attach();
    if (tree != null) {
      tree.keep(request, response);
    }
    return tree;
  }

  /** The recording to join, a new one, or null where this request is not ours to record. */
  private @Nullable Recording recordingOf(ServletRequest request) {
    Object known = request.getAttribute(ATTRIBUTE);
    if (known == null) {
      Recording recording = collector.begin(pathOf(request));
      askLevels(recording, request);
      Object event = FlightEvents.beginRequest();
      if (event != null) {
        request.setAttribute(EVENT, event);
      }
      request.setAttribute(ATTRIBUTE, recording);
      return recording;
    }
    if (!(known instanceof Recording recording)) {
      return null;
    }
    if (request.getAttribute(ASYNC_END) instanceof AsyncEnd end) {
      end.dispatched();
    }
    recording.resume();
    return recording;
  }

  private static int pathOf(ServletRequest request) {
    return request instanceof HttpServletRequest http ? Objects.hashCode(http.getRequestURI()) : 0;
  }

  /** A request that brings the key may log at levels of its own. */
  private void askLevels(Recording recording, ServletRequest request) {
    LevelHook hook = collector.levelHook();
    if (hook == null || !(request instanceof HttpServletRequest http)) {
      return;
    }
    try {
      String asked = http.getHeader(LevelHook.HEADER);
      if (asked != null) {
        recording.logAt(hook.levels(asked, http.getHeader(LevelHook.KEY_HEADER)));
      }
    } catch (RuntimeException | LinkageError e) {
      collector.ledger().fault("request levels", e);
    }
  }

  @Override
  public void exit(CallTree tree, @Nullable Throwable failure) {
    Recording recording = tree.recording();
    Object request = tree.request();
    Object response = tree.response();
    if (recording == null) {
      return;
    }
    String failureType = failure == null ? null : failure.getClass().getName();
    try {
      if (request instanceof HttpServletRequest http
          && response instanceof HttpServletResponse answer) {
        exit(recording, http, answer, failureType);
      } else {
        recording.end("(not HTTP)", 0, failureType, -1);
      }
    } catch (RuntimeException | Error e) {
      // The container's objects failed: the request is counted with what is known.
      recording.end(known(recording.route()), 0, failureType, -1);
      throw e;
    } finally {
      recording.detach(tree);
    }
  }

  static String known(String route) {
    return route.isEmpty() ? Routes.UNKNOWN : route;
  }

  private void exit(
      Recording recording,
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable String failure) {
    recording.name(RouteNames.of(request));
    if (request.isAsyncStarted() && listen(recording, request, response, failure)) {
      return;
    }
    int status = status(response, failure);
    String route = RouteNames.withStatus(recording.route(), request.getMethod(), status);
    long sent = SentBytes.of(request, response);
    endEvent(recording, request, route, status, failure, sent);
    // Whether the answer is committed says nothing here: Tomcat's is, from sendError on.
    boolean errorPageMayCome =
        (status >= 400 || failure != null) && request.getDispatcherType() != DispatcherType.ERROR;
    if (errorPageMayCome) {
      // The container's own page, if it comes to that, is written when nobody counts any more.
      recording.linger(route, status, failure, failure == null && sent > 0 ? sent : -1);
    } else {
      recording.end(route, status, failure, sent);
      if (!recording.isShared()) {
        request.removeAttribute(ATTRIBUTE);
      }
    }
  }

  /** Nothing while nobody records. */
  static void endEvent(
      Recording recording,
      ServletRequest request,
      String route,
      int status,
      @Nullable String failure,
      long sent) {
    Object event = FlightEvents.arePossible() ? request.getAttribute(EVENT) : null;
    if (event != null) {
      request.removeAttribute(EVENT);
      FlightEvents.endRequest(event, recording.id(), route, status, failure, sent);
    }
  }

  /** An exception that left the application becomes a 500, wherever the container is with it. */
  static int status(HttpServletResponse response, @Nullable String failure) {
    int status = response.getStatus();
    return failure != null && status < 400 ? 500 : status;
  }

  /** Waits for the end of an asynchronous request; false where the container says it is over. */
  private boolean listen(
      Recording recording,
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable String failure) {
    try {
      AsyncContext context = request.getAsyncContext();
      Object known = request.getAttribute(ASYNC_END);
      AsyncEnd end =
          known instanceof AsyncEnd listening
              ? listening
              : new AsyncEnd(recording, collector.ledger(), request, response);
      if (failure != null) {
        end.failed(failure);
      }
      recording.share();
      request.setAttribute(ASYNC_END, end);
      end.listen(context);
      return true;
    } catch (IllegalStateException e) {
      // Completed by another thread since isAsyncStarted: what is known now is all there will be.
      return false;
    }
  }
}
