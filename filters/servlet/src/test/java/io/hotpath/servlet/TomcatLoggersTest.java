package io.hotpath.servlet;

final class TomcatLoggersTest extends LoggersContract {

  TomcatLoggersTest() {
    super(Container::tomcat);
  }
}
