package io.hotpath.servlet;

final class UndertowRequestTest extends RequestContract {
  UndertowRequestTest() {
    super(Container::undertow);
  }
}
