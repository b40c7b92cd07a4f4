package io.hotpath.samples.logging;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * Logs as often as it is told, and answers how often it logged which statement: {@code
 * /log?statements=1000}. {@code /background} does the same on a thread of its own, {@code /stop}
 * ends logging.
 */
final class LoggingServlet extends HttpServlet {

  private static final List<String> CUSTOMERS = List.of("ann", "bob", "zoë", "日本");

  private final transient Statements statements;

  LoggingServlet(Statements statements) {
    this.statements = statements;
  }

  /** How often each statement was logged. */
  private static final class Counts {
    int order;
    int listing;
    int low;
    int done;
    int refused;
    int questions;

    String text() {
      return "ORDER=%d LISTING=%d LOW=%d DONE=%d REFUSED=%d QUESTIONS=%d"
          .formatted(order, listing, low, done, refused, questions);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Counts counts = new Counts();
    switch (request.getServletPath()) {
      case "/stop" -> statements.stop();
      case "/background" -> inBackground(() -> log(number(request), counts));
      default -> log(number(request), counts);
    }
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().write(counts.text());
  }

  private static int number(HttpServletRequest request) {
    return Integer.parseInt(request.getParameter("statements"));
  }

  private static void inBackground(Runnable work) {
    // A class of its own, which is not taken for part of the request.
    Thread thread =
        new Thread("background") {
          @Override
          public void run() {
            work.run();
          }
        };
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void log(int times, Counts counts) {
    for (int i = 0; i < times; i++) {
      switch (i % 8) {
        case 0, 1, 2 -> {
          counts.order++;
          statements.order(i, CUSTOMERS.get(i % CUSTOMERS.size()));
        }
        case 3, 4, 5 -> {
          counts.listing++;
          statements.listing(i, "mug " + i * 31);
        }
        case 6 -> {
          counts.low++;
          statements.low("mugs");
        }
        default -> {
          counts.done++;
          statements.done();
        }
      }
      refuse(i, counts);
    }
  }

  private void refuse(int i, Counts counts) {
    counts.refused++;
    statements.refused(i);
    counts.questions++;
    if (statements.question()) {
      throw new IllegalStateException("the level is enabled");
    }
  }
}
