package io.hotpath.samples.shop.order;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** Translates orders to and from the database. The repository and the seed use it. */
public final class OrderDocuments {
  private OrderDocuments() {}

  /** The order as it is stored. */
  public static Document toDocument(Order order) {
    return new Document("_id", order.number())
        .append("customer", order.customer())
        .append("placedAt", Date.from(order.placedAt()))
        .append("lines", order.lines().stream().map(OrderDocuments::toDocument).toList());
  }

  static Order toOrder(Document document) {
    List<OrderLine> lines =
        document.getList("lines", Document.class).stream().map(OrderDocuments::toLine).toList();
    return new Order(
        document.getLong("_id"), document.getString("customer"), placedAt(document), lines);
  }

  static Instant placedAt(Document document) {
    return document.getDate("placedAt").toInstant();
  }

  private static Document toDocument(OrderLine line) {
    return new Document("productId", line.productId())
        .append("name", line.name())
        .append("quantity", line.quantity())
        .append("priceCents", line.priceCents());
  }

  private static OrderLine toLine(Document document) {
    return new OrderLine(
        document.getInteger("productId"),
        document.getString("name"),
        document.getInteger("quantity"),
        document.getLong("priceCents"));
  }
}
