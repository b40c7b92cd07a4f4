package io.hotpath.servlet;

final class JettyRequestLevelsTest extends RequestLevelsContract {

  JettyRequestLevelsTest() {
    super(Container::jetty);
  }
}
