package io.hotpath.servlet;

final class TomcatRequestLevelsTest extends RequestLevelsContract {

  TomcatRequestLevelsTest() {
    super(Container::tomcat);
  }
}
