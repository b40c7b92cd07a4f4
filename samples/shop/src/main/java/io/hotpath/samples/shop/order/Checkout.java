package io.hotpath.samples.shop.order;

import io.hotpath.samples.shop.catalogue.ProductRepository;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns lines into an order: takes the stock, stores the order, sends the mail. */
public final class Checkout {
  private static final Logger LOG = LoggerFactory.getLogger(Checkout.class);

  private final ProductRepository products;
  private final OrderRepository orders;
  private final ConfirmationMail mail;
  private final Clock clock;

  /** Works on these products and orders; the clock dates the orders. */
  public Checkout(
      ProductRepository products, OrderRepository orders, ConfirmationMail mail, Clock clock) {
    this.products = products;
    this.orders = orders;
    this.mail = mail;
    this.clock = clock;
  }

  /** The order placed; empty, and the stock as before, when something is not in stock. */
  Optional<Order> place(String customer, List<OrderLine> lines) {
    if (!takeAll(lines)) {
      return Optional.empty();
    }
    // The database keeps milliseconds: what is confirmed must be what is stored.
    Order order =
        new Order(
            orders.nextNumber(), customer, clock.instant().truncatedTo(ChronoUnit.MILLIS), lines);
    orders.insert(order);
    LOG.info("order {} placed by {}", order.number(), order.customer());
    // Story, work that could wait: the visitor waits for a mail that nobody needs this second.
    mail.send(order);
    return Optional.of(order);
  }

  private boolean takeAll(List<OrderLine> lines) {
    List<OrderLine> taken = new ArrayList<>();
    for (OrderLine line : lines) {
      if (!products.take(line.productId(), line.quantity())) {
        taken.forEach(back -> products.putBack(back.productId(), back.quantity()));
        return false;
      }
      taken.add(line);
    }
    return true;
  }
}
