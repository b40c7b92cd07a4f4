package io.hotpath.servlet;

import io.hotpath.recorder.Options;
import io.hotpath.recorder.Ticker;
import io.hotpath.servlet.show.Showing;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Profiles an application that runs without the agent: one entry in {@code web.xml}, mapped to
 * {@code /*} before all other filters, for dispatchers REQUEST, ASYNC and ERROR. Each request has
 * exact figures; call trees are sampled. Where the agent runs too, the filter records nothing and
 * only shows.
 *
 * <p>Made and called by the container; thread-safe. The collector starts with the first request and
 * ends with {@link #destroy}. The application always wins: {@code chain.doFilter} is called exactly
 * once whatever fails here, what it throws goes on untouched, and failures of ours are counted in
 * the profile.
 */
public final class ProfileFilter implements Filter {

  private final Ticker ticker;
  private volatile @Nullable FilterRecorder recorder;
  private volatile @Nullable Showing showing;

  /** For the container. */
  public ProfileFilter() {
    this(Ticker.SYSTEM);
  }

  /** With clocks that fail, for tests. */
  ProfileFilter(Ticker ticker) {
    this.ticker = ticker;
  }

  @Override
  public void init(FilterConfig config) {
    FilterLog log = FilterLog.ofApplication();
    try {
      Options options =
          Options.gather(
              Map.of(), System.getProperties(), System.getenv(), initParams(config), log::warn);
      if (options.enabled()) {
        FilterRecorder made = new FilterRecorder(options, log, ticker);
        showing = Showing.of(options, made::fault);
        recorder = made;
        Supplier<@Nullable Path> folder = made::folder;
        config.getServletContext().setAttribute(ReportServlet.FOLDER, folder);
      }
    } catch (RuntimeException | Error e) {
      log.warn("hotpath: not started, the application runs unprofiled: " + e);
    }
  }

  private static Map<String, String> initParams(FilterConfig config) {
    Map<String, String> params = new LinkedHashMap<>();
    for (String name : Collections.list(config.getInitParameterNames())) {
      params.put(name, config.getInitParameter(name));
    }
    return params;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    FilterRecorder current = recorder;
    if (current == null) {
      chain.doFilter(request, response);
      return;
    }
    Visit visit = Visit.begin(current, showing, request, response);
    Throwable failure = null;
    try {
      chain.doFilter(request, visit.response());
    } catch (Throwable e) {
      failure = e;
      throw e;
    } finally {
      visit.end(failure);
    }
  }

  @Override
  public void destroy() {
    FilterRecorder current = recorder;
    recorder = null;
    showing = null;
    if (current != null) {
      current.close();
    }
  }
}
