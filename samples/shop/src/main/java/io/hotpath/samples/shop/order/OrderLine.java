package io.hotpath.samples.shop.order;

/** One article of an order, with the price it had when it was bought. */
public record OrderLine(int productId, String name, int quantity, long priceCents) {
  /** What the line costs. */
  public long totalCents() {
    return quantity * priceCents;
  }
}
