package io.hotpath.samples.shop.catalogue;

import java.time.Instant;
import java.util.Optional;

/** Answers when a product was last bought. The orders implement it for the product page. */
@FunctionalInterface
public interface LastPurchase {
  /** When the product was last bought; empty if never. */
  Optional<Instant> of(int productId);
}
