package io.hotpath.samples.shop.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.OptionalInt;

/** Reads numbers out of requests. The product, stock, catalogue and cart servlets use it. */
public final class RequestNumbers {
  private RequestNumbers() {}

  /** The id in {@code /product/17}; empty when there is none or it is not a number. */
  public static OptionalInt fromPath(HttpServletRequest request) {
    String info = request.getPathInfo();
    return info == null ? OptionalInt.empty() : parse(info.substring(1));
  }

  /** The number in a parameter; empty when it is absent or not a number. */
  public static OptionalInt fromParameter(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null ? OptionalInt.empty() : parse(value);
  }

  private static OptionalInt parse(String text) {
    try {
      return OptionalInt.of(Integer.parseInt(text));
    } catch (NumberFormatException notANumber) {
      return OptionalInt.empty();
    }
  }
}
