package io.hotpath.samples.shop.order;

import io.hotpath.samples.shop.web.HtmlBuilder;
import io.hotpath.samples.shop.web.PageLayout;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** The cart's page, {@code /cart}. */
public final class CartServlet extends HttpServlet {
  private final CartPricing pricing;

  /** Shows carts with these prices. */
  public CartServlet(CartPricing pricing) {
    this.pricing = pricing;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    List<OrderLine> lines = pricing.price(Cart.of(request));
    HtmlBuilder page = new HtmlBuilder().element("h1", "Your cart");
    if (lines.isEmpty()) {
      page.element("p", "message", "Your cart is empty.");
    } else {
      LineTable.append(page, lines);
      page.markup("<form class=\"checkout-form\" action=\"/checkout\" method=\"post\">");
      page.markup("<button>Buy</button></form>");
    }
    PageLayout.send(request, response, HttpServletResponse.SC_OK, "Cart", page);
  }
}
