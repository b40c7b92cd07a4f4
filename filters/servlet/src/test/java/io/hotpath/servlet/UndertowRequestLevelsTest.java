package io.hotpath.servlet;

final class UndertowRequestLevelsTest extends RequestLevelsContract {

  UndertowRequestLevelsTest() {
    super(Container::undertow);
  }
}
