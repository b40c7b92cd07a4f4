package io.hotpath.it.budget;

/** Has a method that a class below it inherits. */
class Wheel {

  int turn(int by) {
    return Integer.highestOneBit(by);
  }
}
