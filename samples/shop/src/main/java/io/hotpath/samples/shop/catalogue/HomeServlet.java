package io.hotpath.samples.shop.catalogue;

import io.hotpath.samples.shop.web.HtmlBuilder;
import io.hotpath.samples.shop.web.PageLayout;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/** The home page, {@code /}: the departments and a few products. */
public final class HomeServlet extends HttpServlet {
  private static final int FEATURED = 8;

  private final ProductRepository products;
  private final List<Category> categories;

  /** Shows products of the repository under the given categories. */
  public HomeServlet(ProductRepository products, List<Category> categories) {
    this.products = products;
    this.categories = categories;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HtmlBuilder page = new HtmlBuilder();
    page.element("h1", "Good things for the house");
    CategoryMenu.append(page, categories);
    page.element("h2", "This week");
    ProductCards.append(page, products.slice(OptionalInt.empty(), 0, FEATURED));
    page.markup("<section class=\"recommendations\" data-source=\"/recommendations\"></section>");
    PageLayout.send(request, response, HttpServletResponse.SC_OK, "Home", page);
  }
}
