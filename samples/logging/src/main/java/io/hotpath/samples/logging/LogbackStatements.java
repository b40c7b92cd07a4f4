package io.hotpath.samples.logging;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Over SLF4J and Logback. */
final class LogbackStatements implements Statements {

  private static final Logger LOG = LoggerFactory.getLogger("app");

  @Override
  public void order(int number, String customer) {
    LOG.info("order {} placed by {}", number, customer);
  }

  @Override
  public void listing(int number, String name) {
    LOG.debug("listed article " + number + " '" + name + "'"); // line LISTING
  }

  @Override
  public void low(String article) {
    LOG.warn("stock of {} is low", article);
  }

  @Override
  public void done() {
    LOG.info("request done");
  }

  @Override
  public void refused(int number) {
    LOG.trace("never said of {}", number);
  }

  @Override
  public boolean question() {
    return LOG.isTraceEnabled();
  }

  @Override
  public void stop() {
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
  }
}
