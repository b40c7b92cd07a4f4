package io.hotpath.samples.shop.order;

import io.hotpath.samples.shop.web.SessionAttributes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a visitor wants to buy, kept in the session. Cart page and checkout use it. */
public final class Cart {
  private static final String CART = "shop.cart";

  // Two tabs of one browser share a session, hence the locks below.
  private final Map<Integer, Integer> quantities = new LinkedHashMap<>();

  Cart() {}

  /** The cart of the visitor who sent the request; an empty one if he has none yet. */
  static Cart of(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(CART) instanceof Cart cart ? cart : new Cart();
  }

  /** Keeps the cart in the visitor's session, which starts now if there was none. */
  void saveTo(HttpServletRequest request) {
    HttpSession session = request.getSession(true);
    session.setAttribute(CART, this);
    session.setAttribute(SessionAttributes.CART_SIZE, size());
  }

  synchronized void add(int productId, int quantity) {
    quantities.merge(productId, quantity, Integer::sum);
  }

  synchronized void clear() {
    quantities.clear();
  }

  /** The quantity by product, in the order in which the products were added. */
  synchronized Map<Integer, Integer> quantities() {
    return new LinkedHashMap<>(quantities);
  }

  synchronized int size() {
    return quantities.values().stream().mapToInt(Integer::intValue).sum();
  }
}
