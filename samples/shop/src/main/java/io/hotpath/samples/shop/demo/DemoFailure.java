package io.hotpath.samples.shop.demo;

/** Why a demo cannot go on, in words for the person who started it. */
final class DemoFailure extends Exception {
  DemoFailure(String message) {
    super(message);
  }
}
