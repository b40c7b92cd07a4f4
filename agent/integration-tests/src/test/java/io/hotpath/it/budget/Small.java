package io.hotpath.it.budget;

/** With methods that are too small for a probe. */
class Small {

  private final int value;

  Small(int value) {
    this.value = value;
  }

  final int value() {
    return value;
  }

  /** Which one runs is not known from a call. */
  int other() {
    return 1;
  }
}
