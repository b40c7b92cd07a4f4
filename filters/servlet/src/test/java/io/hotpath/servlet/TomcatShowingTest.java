package io.hotpath.servlet;

final class TomcatShowingTest extends ShowingContract {
  TomcatShowingTest() {
    super(Container::tomcat, false);
  }
}
