package io.hotpath.samples.shop.catalogue;

import io.hotpath.samples.shop.web.HtmlBuilder;
import io.hotpath.samples.shop.web.PageLayout;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The search, {@code /search?q=}. */
public final class SearchServlet extends HttpServlet {
  private static final Logger LOG = LoggerFactory.getLogger(SearchServlet.class);
  private static final int MAX_TERM_LENGTH = 100;
  private static final int MAX_RESULTS = 48;

  private final ProductRepository products;

  /** Searches the names of the products. */
  public SearchServlet(ProductRepository products) {
    this.products = products;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String term = term(request);
    List<Product> found = term.isEmpty() ? List.of() : products.search(term, MAX_RESULTS);
    logResults(term, found);
    HtmlBuilder page = new HtmlBuilder();
    page.element("h1", "Search");
    page.element("p", "message", found.size() + " products for \"" + term + "\"");
    ProductCards.append(page, found);
    PageLayout.send(request, response, HttpServletResponse.SC_OK, "Search: " + term, page);
  }

  // Story, noisy log: one statement per result, for a search nobody ever had to debug.
  private static void logResults(String term, List<Product> found) {
    for (Product product : found) {
      LOG.debug("search for " + term.length() + " characters found " + product);
    }
  }

  private static String term(HttpServletRequest request) {
    String term = request.getParameter("q");
    if (term == null) {
      return "";
    }
    String trimmed = term.trim();
    return trimmed.length() > MAX_TERM_LENGTH ? trimmed.substring(0, MAX_TERM_LENGTH) : trimmed;
  }
}
