package io.hotpath.it.budget;

/** Inherits one method and overrides the other. */
final class Heir extends Small {

  Heir(int value) {
    super(value);
  }

  @Override
  int other() {
    return 2;
  }
}
