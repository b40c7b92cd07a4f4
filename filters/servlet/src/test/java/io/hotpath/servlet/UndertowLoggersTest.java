package io.hotpath.servlet;

final class UndertowLoggersTest extends LoggersContract {

  UndertowLoggersTest() {
    super(Container::undertow);
  }
}
