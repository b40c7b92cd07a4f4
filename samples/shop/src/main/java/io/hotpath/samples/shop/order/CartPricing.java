package io.hotpath.samples.shop.order;

import io.hotpath.samples.shop.catalogue.ProductRepository;
import java.util.ArrayList;
import java.util.List;

/** Turns a cart into lines with names and today's prices. Cart page and checkout use it. */
public final class CartPricing {
  private final ProductRepository products;

  /** Takes names and prices from these products. */
  public CartPricing(ProductRepository products) {
    this.products = products;
  }

  /** One line per product; a product no longer sold is left out. */
  List<OrderLine> price(Cart cart) {
    List<OrderLine> lines = new ArrayList<>();
    cart.quantities()
        .forEach(
            (id, quantity) ->
                products
                    .byId(id)
                    .map(p -> new OrderLine(p.id(), p.name(), quantity, p.priceCents()))
                    .ifPresent(lines::add));
    return lines;
  }
}
