package io.hotpath.samples.shop.catalogue;

import io.hotpath.samples.shop.web.HtmlBuilder;
import io.hotpath.samples.shop.web.PriceFormat;
import java.util.List;

/** Renders lists of products. Home, catalogue, search and recommendations use it. */
final class ProductCards {
  private ProductCards() {}

  static void append(HtmlBuilder page, List<Product> products) {
    page.markup("<ul class=\"cards\">\n");
    for (Product product : products) {
      appendCard(page, product);
      page.markup("</li>\n");
    }
    page.markup("</ul>\n");
  }

  static void appendListed(HtmlBuilder page, List<ListedProduct> rows) {
    page.markup("<ul class=\"cards\">\n");
    for (ListedProduct row : rows) {
      appendCard(page, row.product());
      appendSupplier(page, row.supplier());
      page.markup("</li>\n");
    }
    page.markup("</ul>\n");
  }

  private static void appendCard(HtmlBuilder page, Product product) {
    page.markup("<li class=\"card\"><h3>");
    page.link("/product/" + product.id(), product.name()).markup("</h3>");
    page.element("p", "price", PriceFormat.format(product.priceCents()));
    page.element("p", "price-abroad", PriceFormat.formatAbroad(product.priceCents()));
  }

  private static void appendSupplier(HtmlBuilder page, Supplier supplier) {
    page.element("p", "supplier", "by " + supplier.name() + ", " + supplier.city());
  }
}
