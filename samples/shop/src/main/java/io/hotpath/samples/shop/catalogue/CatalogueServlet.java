package io.hotpath.samples.shop.catalogue;

import io.hotpath.samples.shop.web.HtmlBuilder;
import io.hotpath.samples.shop.web.PageLayout;
import io.hotpath.samples.shop.web.RequestNumbers;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/** The catalogue, {@code /catalogue?page=&category=}. */
public final class CatalogueServlet extends HttpServlet {
  // Keeps the number of skipped rows an int; the shop has far fewer pages.
  private static final int LAST_PAGE = 10_000;

  private final Catalogue catalogue;
  private final List<Category> categories;

  /** Shows pages of the catalogue under the given categories. */
  public CatalogueServlet(Catalogue catalogue, List<Category> categories) {
    this.catalogue = catalogue;
    this.categories = categories;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int number = RequestNumbers.fromParameter(request, "page").orElse(1);
    if (number < 1 || number > LAST_PAGE) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    OptionalInt category = RequestNumbers.fromParameter(request, "category");
    CataloguePage found = catalogue.page(number, category);
    PageLayout.send(
        request, response, HttpServletResponse.SC_OK, "Catalogue", render(found, category));
  }

  private HtmlBuilder render(CataloguePage found, OptionalInt category) {
    HtmlBuilder page = new HtmlBuilder();
    page.element("h1", heading(category));
    CategoryMenu.append(page, categories);
    ProductCards.appendListed(page, found.rows());
    page.markup("<p class=\"pager\">");
    if (found.number() > 1) {
      page.link(path(found.number() - 1, category), "Previous").markup(" ");
    }
    page.element("span", "Page " + found.number());
    if (found.hasNext()) {
      page.markup(" ").link(path(found.number() + 1, category), "Next");
    }
    return page.markup("</p>\n");
  }

  private String heading(OptionalInt category) {
    return categories.stream()
        .filter(known -> category.isPresent() && known.id() == category.getAsInt())
        .map(Category::name)
        .findFirst()
        .orElse("All products");
  }

  private static String path(int number, OptionalInt category) {
    String path = "/catalogue?page=" + number;
    return category.isPresent() ? path + "&category=" + category.getAsInt() : path;
  }
}
