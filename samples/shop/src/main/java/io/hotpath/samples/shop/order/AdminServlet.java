package io.hotpath.samples.shop.order;

import io.hotpath.samples.shop.catalogue.Product;
import io.hotpath.samples.shop.catalogue.ProductRepository;
import io.hotpath.samples.shop.user.CurrentUser;
import io.hotpath.samples.shop.user.User;
import io.hotpath.samples.shop.web.HtmlBuilder;
import io.hotpath.samples.shop.web.PageLayout;
import io.hotpath.samples.shop.web.PriceFormat;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** The staff's page, {@code /admin}: the latest orders and the products that run out. */
public final class AdminServlet extends HttpServlet {
  private static final int ORDERS = 50;
  private static final int SCARCE_BELOW = 30;
  private static final int SCARCE_SHOWN = 30;

  private final OrderRepository orders;
  private final ProductRepository products;

  /** Shows these orders and products. */
  public AdminServlet(OrderRepository orders, ProductRepository products) {
    this.orders = orders;
    this.products = products;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!CurrentUser.of(request).map(User::admin).orElse(false)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    HtmlBuilder page = new HtmlBuilder().element("h1", "Administration");
    appendOrders(page, orders.latest(ORDERS));
    appendStock(page, products.scarce(SCARCE_BELOW, SCARCE_SHOWN));
    PageLayout.send(request, response, HttpServletResponse.SC_OK, "Administration", page);
  }

  private static void appendOrders(HtmlBuilder page, List<Order> latest) {
    page.element("h2", "Latest orders").markup("<table class=\"sortable\"><thead><tr>");
    page.markup("<th>Number</th><th>Customer</th><th>Placed</th><th>Total</th></tr></thead>\n");
    page.markup("<tbody>");
    for (Order order : latest) {
      page.markup("<tr>").element("td", order.number()).element("td", order.customer());
      page.element("td", order.placedAt());
      page.element("td", PriceFormat.format(order.totalCents())).markup("</tr>\n");
    }
    page.markup("</tbody></table>\n");
  }

  private static void appendStock(HtmlBuilder page, List<Product> scarce) {
    page.element("h2", "Running out").markup("<table class=\"sortable\"><thead><tr>");
    page.markup("<th>Product</th><th>Stock</th></tr></thead>\n<tbody>");
    for (Product product : scarce) {
      page.markup("<tr><td>").link("/product/" + product.id(), product.name());
      page.markup("</td>").element("td", product.stock()).markup("</tr>\n");
    }
    page.markup("</tbody></table>\n");
  }
}
