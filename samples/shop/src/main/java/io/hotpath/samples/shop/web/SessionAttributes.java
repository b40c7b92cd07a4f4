package io.hotpath.samples.shop.web;

/**
 * The session attributes that the page header reads. Login and cart write them; the layout then
 * needs to know neither of the two.
 */
public final class SessionAttributes {
  /** The name to greet, a String; absent while nobody is logged in. */
  public static final String DISPLAY_NAME = "shop.displayName";

  /** The number of articles in the cart, an Integer; absent while there is no cart. */
  public static final String CART_SIZE = "shop.cartSize";

  private SessionAttributes() {}
}
