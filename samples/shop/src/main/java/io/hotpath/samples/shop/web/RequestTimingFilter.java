package io.hotpath.samples.shop.web;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each request with its status and duration. The shop registers it for all paths. */
public final class RequestTimingFilter extends HttpFilter {
  private static final Logger LOG = LoggerFactory.getLogger(RequestTimingFilter.class);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long start = System.nanoTime();
    String line = request.getMethod() + " " + request.getRequestURI();
    try {
      chain.doFilter(request, response);
    } finally {
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(new LogOnComplete(line, response, start));
      } else {
        log(line, response, start);
      }
    }
  }

  private static void log(String line, HttpServletResponse response, long start) {
    long micros = Duration.ofNanos(System.nanoTime() - start).toNanos() / 1000;
    LOG.info("{} {} {} us", line, response.getStatus(), micros);
  }

  /** An asynchronous request is over when it completes, not when the chain returns. */
  private record LogOnComplete(String line, HttpServletResponse response, long start)
      implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      log(line, response, start);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      LOG.warn("{} ran into its timeout", line);
    }

    @Override
    public void onError(AsyncEvent event) {
      LOG.warn("{} failed", line, event.getThrowable());
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // Nothing to do: the shop never restarts an asynchronous request.
    }
  }
}
