package io.hotpath.samples.shop.order;

import io.hotpath.samples.shop.web.HtmlBuilder;
import io.hotpath.samples.shop.web.PriceFormat;
import java.util.List;

/** Renders the lines of a cart or an order with their total. Cart page and mails use it. */
final class LineTable {
  private LineTable() {}

  static void append(HtmlBuilder page, List<OrderLine> lines) {
    page.markup("<table class=\"lines\"><thead><tr><th>Product</th><th>Quantity</th>");
    page.markup("<th>Price</th><th>Total</th></tr></thead>\n<tbody>");
    long total = 0;
    for (OrderLine line : lines) {
      appendLine(page, line);
      total += line.totalCents();
    }
    page.markup("</tbody>\n<tfoot><tr><td colspan=\"3\">Total</td>");
    page.element("td", PriceFormat.format(total)).markup("</tr></tfoot></table>\n");
  }

  private static void appendLine(HtmlBuilder page, OrderLine line) {
    page.markup("<tr><td>").link("/product/" + line.productId(), line.name()).markup("</td>");
    page.element("td", line.quantity());
    page.element("td", PriceFormat.format(line.priceCents()));
    page.element("td", PriceFormat.format(line.totalCents())).markup("</tr>\n");
  }
}
