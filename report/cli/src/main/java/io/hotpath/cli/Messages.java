package io.hotpath.cli;

import io.hotpath.text.TerminalText;
import java.io.PrintStream;

/** Messages to the user: one line each, safe for the terminal, whatever a file put into them. */
final class Messages {

  private static final int MAX_CHARS = 1000;

  private final PrintStream err;

  Messages(PrintStream err) {
    this.err = err;
  }

  /** A message of Hotpath itself. */
  void add(String message) {
    line("hotpath: " + message);
  }

  /** A line as it is, such as {@code file:line: what}. */
  void line(String line) {
    err.print(TerminalText.escape(line, MAX_CHARS) + "\n");
    err.flush();
  }
}
