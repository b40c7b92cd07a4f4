package io.hotpath.samples.shop.catalogue;

import io.hotpath.samples.shop.web.HtmlBuilder;
import io.hotpath.samples.shop.web.PageLayout;
import io.hotpath.samples.shop.web.RequestNumbers;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recommendations, {@code /recommendations?category=}, a fragment of HTML. Answered by another
 * thread than the one that took the request, so that a slow answer holds up no other visitor.
 */
public final class RecommendationsServlet extends HttpServlet {
  private static final Logger LOG = LoggerFactory.getLogger(RecommendationsServlet.class);
  private static final long TIMEOUT_MILLIS = 10_000;

  private final Recommendations recommendations;
  private final Executor executor;

  /** Computes the recommendations on the given executor. */
  public RecommendationsServlet(Recommendations recommendations, Executor executor) {
    this.recommendations = recommendations;
    this.executor = executor;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    OptionalInt category = RequestNumbers.fromParameter(request, "category");
    AsyncContext async = request.startAsync();
    async.setTimeout(TIMEOUT_MILLIS);
    executor.execute(() -> answer(async, response, category));
  }

  private void answer(AsyncContext async, HttpServletResponse response, OptionalInt category) {
    try {
      HtmlBuilder fragment = new HtmlBuilder().element("h2", "Well reviewed");
      ProductCards.append(fragment, recommendations.best(category));
      PageLayout.sendFragment(response, fragment);
    } catch (IOException | RuntimeException failure) {
      LOG.warn("no recommendations", failure);
      response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    } finally {
      async.complete();
    }
  }
}
