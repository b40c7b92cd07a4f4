package io.hotpath.servlet;

final class JettyShowingTest extends ShowingContract {
  JettyShowingTest() {
    super(Container::jetty, false);
  }
}
