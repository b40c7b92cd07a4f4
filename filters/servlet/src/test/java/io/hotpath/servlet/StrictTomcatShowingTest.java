package io.hotpath.servlet;

final class StrictTomcatShowingTest extends ShowingContract {
  StrictTomcatShowingTest() {
    super(Container::strictTomcat, false);
  }
}
