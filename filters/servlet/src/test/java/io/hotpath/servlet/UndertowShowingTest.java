package io.hotpath.servlet;

final class UndertowShowingTest extends ShowingContract {
  UndertowShowingTest() {
    super(Container::undertow, true);
  }
}
