package io.hotpath.samples.shop.order;

import java.time.Instant;
import java.util.List;

/** What a customer has bought. */
public record Order(long number, String customer, Instant placedAt, List<OrderLine> lines) {
  /** What the order costs. */
  public long totalCents() {
    return lines.stream().mapToLong(OrderLine::totalCents).sum();
  }
}
