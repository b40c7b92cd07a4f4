package io.hotpath.samples.contract;

import jakarta.servlet.ServletRequest;

/** Reads the numbers that requests carry. */
final class Parameters {
  private Parameters() {}

  static long number(ServletRequest request, String name, long otherwise) {
    String value = request.getParameter(name);
    return value == null ? otherwise : Long.parseLong(value);
  }
}
