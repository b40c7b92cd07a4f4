package io.hotpath.servlet;

final class JettySamplingTest extends SamplingContract {
  JettySamplingTest() {
    super(Container::jetty);
  }
}
