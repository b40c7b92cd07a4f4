package io.hotpath.samples.logging;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Over Log4j 2. */
final class Log4jStatements implements Statements {

  private static final Logger LOG = LogManager.getLogger("app");

  @Override
  public void order(int number, String customer) {
    LOG.info("order {} placed by {}", number, customer);
  }

  @Override
  public void listing(int number, String name) {
    LOG.debug("listed article " + number + " '" + name + "'");
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
    LogManager.shutdown();
  }
}
