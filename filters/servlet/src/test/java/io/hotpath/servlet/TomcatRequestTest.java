package io.hotpath.servlet;

final class TomcatRequestTest extends RequestContract {
  TomcatRequestTest() {
    super(Container::tomcat);
  }
}
