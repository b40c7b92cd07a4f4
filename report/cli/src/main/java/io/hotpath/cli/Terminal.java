package io.hotpath.cli;

import java.io.Console;

/** Whether a human looks on. */
final class Terminal {

  private Terminal() {}

  /** False when output or input is redirected. */
  @SuppressWarnings("SystemConsoleNull") // Both answers are understood.
  static boolean isThere() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // From Java 22 on there is a console even without a terminal, and a method that tells.
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
