package io.hotpath.samples.shop.catalogue;

import io.hotpath.samples.shop.web.HtmlBuilder;
import java.util.List;

/** Renders the list of departments. Home and catalogue use it. */
final class CategoryMenu {
  private CategoryMenu() {}

  static void append(HtmlBuilder page, List<Category> categories) {
    page.markup("<ul class=\"categories\">");
    for (Category category : categories) {
      page.markup("<li>").link("/catalogue?category=" + category.id(), category.name());
      page.markup("</li>");
    }
    page.markup("</ul>\n");
  }
}
