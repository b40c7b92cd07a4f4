package io.hotpath.servlet;

final class JettyLoggersTest extends LoggersContract {

  JettyLoggersTest() {
    super(Container::jetty);
  }
}
