package io.hotpath.it.levels;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.apache.logging.log4j.LogManager;
import org.slf4j.LoggerFactory;

/**
 * Logs its query by Logback, Log4j and the JDK, at DEBUG and at WARN, on whatever thread it can.
 */
public final class LogServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** Held, since the JDK forgets loggers. */
  private static final Logger JUL = jul();

  /** At WARNING, as the others, to the standard output, whatever comes. */
  private static Logger jul() {
    Logger logger = Logger.getLogger("plain.page.Jdk");
    logger.setLevel(Level.WARNING);
    logger.setUseParentHandlers(false);
    logger.addHandler(
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            System.out.println("jul " + new SimpleFormatter().formatMessage(line));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        });
    return logger;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    String what = request.getQueryString();
    boolean first = request.getDispatcherType() == DispatcherType.REQUEST;
    log(what, first ? "here" : "again");
    if (request.getServletPath().equals("/dispatch") && first) {
      AsyncContext async = request.startAsync();
      Thread other = new Thread(async::dispatch, "other");
      other.start();
    } else if (request.getServletPath().equals("/start")) {
      AsyncContext async = request.startAsync();
      async.start(
          () -> {
            log(what, "started");
            async.complete();
          });
    }
  }

  private static void log(String what, String where) {
    org.slf4j.Logger logback = LoggerFactory.getLogger("plain.page.Logback");
    logback.debug("debug {} {}", what, where);
    logback.warn("warn {} {}", what, where);
    org.apache.logging.log4j.Logger log4j = LogManager.getLogger("plain.page.Log4j");
    log4j.debug("debug {} {}", what, where);
    log4j.warn("warn {} {}", what, where);
    JUL.log(Level.FINE, "debug {0} {1}", new Object[] {what, where});
    JUL.log(Level.WARNING, "warn {0} {1}", new Object[] {what, where});
  }
}
