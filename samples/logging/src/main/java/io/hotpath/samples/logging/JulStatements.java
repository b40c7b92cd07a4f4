package io.hotpath.samples.logging;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Over java.util.logging. */
final class JulStatements implements Statements {

  private static final Logger LOG = Logger.getLogger("app");

  @Override
  public void order(int number, String customer) {
    LOG.log(Level.INFO, "order {0} placed by {1}", new Object[] {number, customer});
  }

  @Override
  public void listing(int number, String name) {
    LOG.fine("listed article " + number + " '" + name + "'");
  }

  @Override
  public void low(String article) {
    LOG.log(Level.WARNING, "stock of {0} is low", article);
  }

  @Override
  public void done() {
    LOG.info("request done");
  }

  @Override
  public void refused(int number) {
    LOG.log(Level.FINEST, "never said of {0}", number);
  }

  @Override
  public boolean question() {
    return LOG.isLoggable(Level.FINEST);
  }

  @Override
  public void stop() {
    for (Handler handler : LOG.getHandlers()) {
      handler.close();
    }
  }
}
