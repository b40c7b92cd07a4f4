package io.hotpath.samples.shop.catalogue;

import io.hotpath.samples.shop.web.RequestNumbers;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/** The stock of a product as JSON, {@code /api/stock/{id}}; the product page's script asks it. */
public final class StockServlet extends HttpServlet {
  private final ProductRepository products;

  /** Answers from the repository, never from a cache: the number must be right. */
  public StockServlet(ProductRepository products) {
    this.products = products;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    OptionalInt id = RequestNumbers.fromPath(request);
    Optional<Product> found = id.isPresent() ? products.byId(id.getAsInt()) : Optional.empty();
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    if (found.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      response.getWriter().write("{\"error\":\"no such product\"}");
      return;
    }
    response.getWriter().write(json(found.get()));
  }

  private static String json(Product product) {
    return "{\"id\":" + product.id() + ",\"stock\":" + product.stock() + "}";
  }
}
