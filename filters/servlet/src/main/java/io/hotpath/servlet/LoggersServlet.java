package io.hotpath.servlet;

import io.hotpath.levels.console.Actuator;
import io.hotpath.levels.console.Console;

/**
 * The levels of an application that runs without the agent, in the words of Spring Boot's Actuator:
 * map it to {@code /actuator/*} in {@code web.xml}, behind whatever guards the application itself.
 * Serves nobody until a token is set, and then only this machine unless {@code console.open}.
 */
public final class LoggersServlet extends ConsoleServlet {

  private static final long serialVersionUID = 1L;

  /** For the container. */
  public LoggersServlet() {
    super(Console.ACTUATOR);
  }

  @Override
  void addTo(Console opened, Actuator actuator) {
    opened.add(Console.ACTUATOR, actuator);
  }
}
