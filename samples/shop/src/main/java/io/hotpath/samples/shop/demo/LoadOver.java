package io.hotpath.samples.shop.demo;

/** Sends a visitor home in the middle of a visit, because time or requests are used up. */
final class LoadOver extends RuntimeException {
  LoadOver() {
    // No stack trace: this is the normal end of a visit.
    super("the load is over", null, false, false);
  }
}
