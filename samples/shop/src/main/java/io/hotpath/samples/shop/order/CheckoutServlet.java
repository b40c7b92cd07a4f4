package io.hotpath.samples.shop.order;

import io.hotpath.samples.shop.user.CurrentUser;
import io.hotpath.samples.shop.user.User;
import io.hotpath.samples.shop.web.HtmlBuilder;
import io.hotpath.samples.shop.web.PageLayout;
import io.hotpath.samples.shop.web.Redirects;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Buys what is in the cart, {@code POST /checkout}, and shows the order. */
public final class CheckoutServlet extends HttpServlet {
  private final CartPricing pricing;
  private final Checkout checkout;

  /** Prices the cart and places the order. */
  public CheckoutServlet(CartPricing pricing, Checkout checkout) {
    this.pricing = pricing;
    this.checkout = checkout;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Cart cart = Cart.of(request);
    List<OrderLine> lines = pricing.price(cart);
    if (lines.isEmpty()) {
      Redirects.seeOther(response, "/cart");
      return;
    }
    String customer = CurrentUser.of(request).map(User::login).orElse("guest");
    Optional<Order> order = checkout.place(customer, lines);
    if (order.isEmpty()) {
      sendOutOfStock(request, response);
      return;
    }
    cart.clear();
    cart.saveTo(request);
    sendConfirmation(request, response, order.get());
  }

  private static void sendOutOfStock(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HtmlBuilder page = new HtmlBuilder().element("h1", "Out of stock");
    page.element("p", "message error", "There are not enough of one of your products left.");
    page.markup("<p>").link("/cart", "Back to the cart").markup("</p>");
    PageLayout.send(request, response, HttpServletResponse.SC_CONFLICT, "Out of stock", page);
  }

  private static void sendConfirmation(
      HttpServletRequest request, HttpServletResponse response, Order order) throws IOException {
    HtmlBuilder page = new HtmlBuilder().element("h1", "Thank you");
    page.element("p", "message", "Your order has the number " + order.number() + ".");
    LineTable.append(page, order.lines());
    PageLayout.send(request, response, HttpServletResponse.SC_OK, "Thank you", page);
  }
}
