package io.hotpath.servlet;

final class TomcatSamplingTest extends SamplingContract {
  TomcatSamplingTest() {
    super(Container::tomcat);
  }
}
