package io.hotpath.samples.shop.seed;

import io.hotpath.samples.shop.order.Order;
import io.hotpath.samples.shop.order.OrderDocuments;
import io.hotpath.samples.shop.order.OrderLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.Document;

/** The orders that a new shop has already had: enough of them that reading all takes time. */
final class SeedOrders {
  private static final int ORDERS = 3_000;
  private static final int MAX_LINES = 5;
  private static final Instant FIRST = Instant.parse("2026-01-01T08:00:00Z");
  private static final Duration BETWEEN = Duration.ofMinutes(97);

  private SeedOrders() {}

  static List<Document> orders(List<Document> products, Random random) {
    List<Document> orders = new ArrayList<>();
    for (int number = 1; number <= ORDERS; number++) {
      String customer = "customer" + (1 + random.nextInt(50));
      Instant placedAt = FIRST.plus(BETWEEN.multipliedBy(number));
      orders.add(
          OrderDocuments.toDocument(
              new Order(number, customer, placedAt, lines(products, random))));
    }
    return orders;
  }

  private static List<OrderLine> lines(List<Document> products, Random random) {
    List<OrderLine> lines = new ArrayList<>();
    int count = 1 + random.nextInt(MAX_LINES);
    for (int i = 0; i < count; i++) {
      Document product = products.get(random.nextInt(products.size()));
      lines.add(
          new OrderLine(
              product.getInteger("_id"),
              product.getString("name"),
              1 + random.nextInt(3),
              product.getLong("priceCents")));
    }
    return lines;
  }
}
