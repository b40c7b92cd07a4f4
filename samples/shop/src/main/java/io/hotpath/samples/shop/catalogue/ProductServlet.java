package io.hotpath.samples.shop.catalogue;

import io.hotpath.samples.shop.web.HtmlBuilder;
import io.hotpath.samples.shop.web.PageLayout;
import io.hotpath.samples.shop.web.PriceFormat;
import io.hotpath.samples.shop.web.RequestNumbers;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/** The page of one product, {@code /product/{id}}. */
public final class ProductServlet extends HttpServlet {
  private final ProductRepository products;
  private final SupplierRepository suppliers;
  private final ReviewRepository reviews;
  private final LastPurchase lastPurchase;

  /** Shows a product with what the other repositories know about it. */
  public ProductServlet(
      ProductRepository products,
      SupplierRepository suppliers,
      ReviewRepository reviews,
      LastPurchase lastPurchase) {
    this.products = products;
    this.suppliers = suppliers;
    this.reviews = reviews;
    this.lastPurchase = lastPurchase;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    OptionalInt id = RequestNumbers.fromPath(request);
    Optional<Product> found = id.isPresent() ? products.byId(id.getAsInt()) : Optional.empty();
    if (found.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Product product = found.get();
    PageLayout.send(request, response, HttpServletResponse.SC_OK, product.name(), render(product));
  }

  private HtmlBuilder render(Product product) {
    HtmlBuilder page = new HtmlBuilder();
    page.markup("<article class=\"product\">").element("h1", product.name());
    page.element("p", product.description());
    page.element("p", "supplier", "by " + suppliers.byId(product.supplierId()).name());
    page.element("p", "price", PriceFormat.format(product.priceCents()));
    page.element("p", "price-abroad", PriceFormat.formatAbroad(product.priceCents()));
    appendStock(page, product);
    appendLastPurchase(page, product);
    appendCartForm(page, product);
    page.markup("</article>\n");
    ReviewList.append(page, reviews.ofProduct(product.id()));
    return page;
  }

  private static void appendStock(HtmlBuilder page, Product product) {
    page.markup("<p class=\"stock\" data-source=\"/api/stock/").text(product.id());
    page.markup("\">").text(product.stock()).markup(" in stock</p>");
  }

  private void appendLastPurchase(HtmlBuilder page, Product product) {
    lastPurchase
        .of(product.id())
        .ifPresent(
            time ->
                page.markup("<p>Last bought <time datetime=\"")
                    .text(time)
                    .markup("\">")
                    .text(time)
                    .markup("</time></p>"));
  }

  private static void appendCartForm(HtmlBuilder page, Product product) {
    page.markup("<form class=\"cart-form\" action=\"/cart/add\" method=\"post\">");
    page.markup("<input type=\"hidden\" name=\"product\" value=\"").text(product.id());
    page.markup("\"><label>Quantity <input type=\"number\" name=\"quantity\" value=\"1\"");
    page.markup(" min=\"1\" max=\"20\"></label> <button>Add to cart</button></form>");
  }
}
