package io.hotpath.samples.shop.order;

import io.hotpath.samples.shop.catalogue.ProductRepository;
import io.hotpath.samples.shop.web.Redirects;
import io.hotpath.samples.shop.web.RequestNumbers;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Puts a product into the cart, {@code POST /cart/add} with product and quantity. */
public final class CartAddServlet extends HttpServlet {
  private static final int MAX_QUANTITY = 20;

  private final ProductRepository products;

  /** Accepts products of the repository. */
  public CartAddServlet(ProductRepository products) {
    this.products = products;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int product = RequestNumbers.fromParameter(request, "product").orElse(0);
    int quantity = RequestNumbers.fromParameter(request, "quantity").orElse(1);
    if (quantity < 1 || quantity > MAX_QUANTITY) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    if (products.byId(product).isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Cart cart = Cart.of(request);
    cart.add(product, quantity);
    cart.saveTo(request);
    Redirects.seeOther(response, "/cart");
  }
}
