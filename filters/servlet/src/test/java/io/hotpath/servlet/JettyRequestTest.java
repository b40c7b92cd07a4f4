package io.hotpath.servlet;

final class JettyRequestTest extends RequestContract {
  JettyRequestTest() {
    super(Container::jetty);
  }
}
